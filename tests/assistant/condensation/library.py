"""Small articles on varied conditions, as far as a conversation about them needs them."""

from corpus.article import Article
from corpus.draft import ArticleDraft
from corpus.review import Review

_TEXTS: dict[str, dict[str, tuple[str, ...]]] = {
    "Gout": {
        "Causes": (
            "Gout is caused by crystals of monosodium urate.",
            "Diuretics, beer, red meat and obesity raise the risk of gout.",
        ),
        "Treatment": (
            "Colchicine, prednisolone and naproxen calm an acute flare of gout.",
            "Allopurinol lowers the urate level; febuxostat is the alternative.",
        ),
        "Imaging": ("On ultrasound, gout shows a double contour.", "Dual-energy CT shows the deposits."),
    },
    "Migraine": {
        "Features": (
            "Migraine lasts 4-72 hours and comes with nausea.",
            "Aura, photophobia and phonophobia are features of migraine.",
        ),
        "Treatment": (
            "Triptans work best early in the attack.",
            "Propranolol, topiramate and amitriptyline prevent migraine.",
        ),
    },
    "Pulmonary embolism": {
        "Diagnosis": (
            "CT angiography is the first test for pulmonary embolism (PE).",
            "A ventilation-perfusion scan is used in pregnancy.",
            "The D-dimer is normal in few patients with PE.",
        ),
        "Treatment": ("Apixaban, rivaroxaban and heparin treat PE.",),
    },
    "Causes of hip pain in children": {
        "Causes": (
            "Hip pain in children is caused by transient synovitis, Perthes disease, septic arthritis"
            " and slipped epiphysis.",
            "Perthes disease affects boys aged 4-8 years.",
            "Transient synovitis settles within 1-2 weeks.",
        ),
        "Imaging": ("MRI shows Perthes disease before radiography does.", "Knee pain may come from the hip."),
    },
    "Thyroid nodules": {
        "Ultrasound": (
            "Thyroid nodules with microcalcifications, irregular margins and a tall shape are suspicious.",
            "Fine needle aspiration is advised for thyroid nodules above 1 cm.",
        ),
        "Course": ("Benign nodules are followed after 12 months.",),
    },
    "Nora Velde": {
        "Life": (
            "Nora Velde was born in Bergen in 1931 and studied the violin there.",
            "In 1954 she founded the Velde Quartet with Olaf Brun.",
        ),
        "Works": ('Her best known work is "Harbour Songs", which she wrote in 1962.',),
    },
}


def library() -> list[Article]:
    """Return one article for each condition, and one about a person."""
    return [_article(title, sections) for title, sections in _TEXTS.items()]


def _article(title: str, sections: dict[str, tuple[str, ...]]) -> Article:
    draft = ArticleDraft(title.lower().replace(" ", "-"), title)
    for heading, sentences in sections.items():
        draft.heading(1, heading)
        for sentence in sentences:
            draft.statement(sentence)
    return draft.finish(None, Review(), "", "")
