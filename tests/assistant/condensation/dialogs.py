"""Conversations with the standalone question that their last line asks; alternatives stand side by side."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dialog:
    """Hold what was said before, question and answer in turn, the follow-up, and how it may read alone."""

    said: tuple[str, ...]
    question: str
    accepted: tuple[str, ...]


GOUT = ("What causes gout?", "Gout is caused by crystals of monosodium urate. [1]")
GOUT_RISK = (
    "What raises the risk of gout?",
    "Diuretics, beer, red meat and obesity raise the risk of gout. [1]",
)
FLARE = (
    "What calms a flare of gout?",
    "Colchicine, prednisolone and naproxen calm an acute flare of gout. [1]",
)
MIGRAINE = ("How long does migraine last?", "Migraine lasts 4-72 hours and comes with nausea. [1]")
PREVENTS = ("What prevents migraine?", "1. Propranolol [1]\n2. Topiramate [1]\n3. Amitriptyline [2]")
EMBOLISM = ("How is PE treated?", "Apixaban, rivaroxaban and heparin treat PE. [1]")
PE_TEST = ("How good is CT angiography for PE?", "It is the first test. [1]")
HIP = (
    "What are the causes of hip pain in children?",
    "Hip pain in children is caused by transient synovitis, Perthes disease, septic arthritis and slipped"
    " epiphysis. [1]",
)
NODULES = (
    "Which thyroid nodules are suspicious?",
    "Those with microcalcifications or irregular margins. [1]",
)
VELDE = ("Who is Nora Velde?", "Nora Velde was born in Bergen in 1931 and studied the violin there. [1]")
REFUSED = "The articles do not answer this. Searched: “Gout” (12 passages)."
ASKED_BACK = (
    "What is your question about? Please name the condition, the finding or the method that you mean."
)

DIALOGS: tuple[Dialog, ...] = (
    # Pronouns, singular and plural, plain and possessive.
    Dialog(GOUT, "How common is it?", ("How common is gout?",)),
    Dialog(GOUT, "How is it treated in the elderly?", ("How is gout treated in the elderly?",)),
    Dialog(GOUT, "What are its symptoms?", ("What are gout's symptoms?",)),
    Dialog(GOUT, "And its treatment?", ("What about gout's treatment?",)),
    Dialog(
        GOUT,
        "Does it affect women, and when does it start?",
        ("Does gout affect women, and when does it start?",),
    ),
    Dialog(
        GOUT,
        "What does this condition look like on ultrasound?",
        ("What does gout look like on ultrasound?",),
    ),
    Dialog(GOUT, "How is that diagnosed?", ("How is gout diagnosed?",)),
    Dialog(NODULES, "How are they followed?", ("How are thyroid nodules followed?",)),
    Dialog(NODULES, "What is their usual size?", ("What is thyroid nodules' usual size?",)),
    Dialog(NODULES, "When should these be biopsied?", ("When should thyroid nodules be biopsied?",)),
    Dialog(
        HIP,
        "How are they told apart?",
        (
            "How are the causes of hip pain told apart?",
            "How are the causes of hip pain in children told apart?",
            "How are the causes told apart?",
        ),
    ),
    Dialog(PE_TEST, "How much radiation does it give?", ("How much radiation does CT angiography give?",)),
    # People.
    Dialog(
        ("My mother has gout. Which drug suits old people?", "Colchicine. [1]"),
        "Can she take allopurinol?",
        ("Can my mother take allopurinol?",),
    ),
    Dialog(
        ("A patient has PE in pregnancy. What now?", "Heparin. [1]"),
        "Should her D-dimer be taken?",
        ("Should a patient's D-dimer be taken?",),
    ),
    Dialog(VELDE, "When was she born?", ("When was Nora Velde born?",)),
    Dialog(VELDE, "What are her best known works?", ("What are Nora Velde's best known works?",)),
    Dialog(VELDE, "Who influenced him?", ("Who influenced Nora Velde?",)),
    Dialog(VELDE, "What did she study there?", ("What did Nora Velde study in Bergen?",)),
    Dialog(VELDE, "Did she marry that year?", ("Did Nora Velde marry in 1931?",)),
    # Ordinals, the former and the latter, both, the last two.
    Dialog(GOUT_RISK, "Tell me more about the second one.", ("Tell me more about beer in gout.",)),
    Dialog(GOUT_RISK, "Why does the last one matter?", ("Why does obesity matter in gout?",)),
    Dialog(GOUT_RISK, "How much do the first two add?", ("How much do diuretics and beer add in gout?",)),
    Dialog(GOUT_RISK, "And the last two?", ("What about red meat and obesity in gout?",)),
    Dialog(
        HIP,
        "How long does the first cause last?",
        (
            "How long does transient synovitis last in hip pain?",
            "How long does transient synovitis last?",
            "How long does transient synovitis last in hip pain in children?",
        ),
    ),
    Dialog(
        PREVENTS,
        "What dose of the third drug is usual?",
        ("What dose of Amitriptyline is usual in migraine?",),
    ),
    Dialog(PREVENTS, "Is number 2 safe in pregnancy?", ("Is Topiramate safe in pregnancy in migraine?",)),
    Dialog(PREVENTS, "Is the first week the worst?", ("Is the first week the worst?",)),
    Dialog(
        ("Which is better for PE, apixaban or heparin?", "Apixaban. [1]"),
        "How fast does the latter work?",
        ("How fast does heparin work in PE?", "How fast does heparin work?"),
    ),
    Dialog(
        ("How do transient synovitis and Perthes disease differ?", "By age. [1]"),
        "Whom does the former strike?",
        ("Whom does transient synovitis strike?",),
    ),
    Dialog(
        ("How do transient synovitis and Perthes disease differ?", "By age. [1]"),
        "Are both painful?",
        ("Are transient synovitis and Perthes disease painful?",),
    ),
    # Ellipsis.
    Dialog(MIGRAINE, "And in children?", ("How long does migraine last in children?",)),
    Dialog(
        ("How is gout treated in adults?", "By colchicine. [1]"),
        "and in children?",
        ("How is gout treated in children?",),
    ),
    Dialog(
        ("How common is gout in men?", "Very. [1]"), "What about women?", ("How common is gout in women?",)
    ),
    Dialog(
        ("What does MRI show in Perthes disease?", "Necrosis. [1]"),
        "What about CT?",
        ("What does CT show in Perthes disease?",),
    ),
    Dialog(
        ("What does MRI show in Perthes disease?", "Necrosis. [1]"),
        "And ultrasound?",
        (
            "What does MRI show in ultrasound?",
            "What about ultrasound in Perthes disease?",
            "What does ultrasound show in Perthes disease?",
        ),
    ),
    Dialog(GOUT, "and migraine?", ("What causes migraine?",)),
    Dialog(GOUT, "Why?", ("Why: What causes gout?",)),
    Dialog(("Is beer bad in gout?", "Yes. [1]"), "Why?", ("Why is beer bad in gout?",)),
    Dialog(("Is beer bad in gout?", "Yes. [1]"), "How so?", ("How so: Is beer bad in gout?",)),
    Dialog(MIGRAINE, "Are you sure?", ("How long does migraine last?",)),
    Dialog(PREVENTS, "What else?", ("What prevents migraine?",)),
    Dialog(MIGRAINE, "how common?", ("How common is migraine?",)),
    Dialog(
        ("What happens if gout is treated late?", "Tophi. [1]"),
        "And if it recurs?",
        ("What happens if gout recurs?",),
    ),
    Dialog(EMBOLISM, "What are the risk factors?", ("What are the risk factors in PE?",)),
    # Corrections.
    Dialog(("What causes knee pain?", "Many things. [1]"), "no, I meant the hip", ("What causes hip pain?",)),
    Dialog(
        ("What does MRI show in Perthes disease?", "Necrosis. [1]"),
        "sorry, not MRI, CT",
        ("What does CT show in Perthes disease?",),
    ),
    Dialog(
        ("What does MRI show in Perthes disease?", "Necrosis. [1]"),
        "I meant CT, not MRI.",
        ("What does CT show in Perthes disease?",),
    ),
    Dialog(
        ("How common is gout in men?", "Very. [1]"),
        "Actually, I was asking about women",
        ("How common is gout in women?",),
    ),
    Dialog(
        ("How long does transient synovitis last?", "1-2 weeks. [1]"),
        "No, Perthes disease.",
        ("How long does Perthes disease last?",),
    ),
    # After a refusal and after a question back.
    Dialog(("What does gout cost?", REFUSED), "How is it treated?", ("How is gout treated?",)),
    Dialog(("What does gout cost?", REFUSED), "Explain the second one", ("Explain the second one",)),
    Dialog(("How long does it last?", ASKED_BACK), "migraine", ("How long does migraine last?",)),
    Dialog(("What are its causes?", ASKED_BACK), "I mean gout", ("What are gout's causes?",)),
    # Over several turns, and after a long answer.
    Dialog((*GOUT, "How is it treated?", "Colchicine. [1]"), "And migraine?", ("How is migraine treated?",)),
    Dialog((*GOUT, *MIGRAINE), "What triggers it?", ("What triggers migraine?",)),
    Dialog((*GOUT, "How common is it?", REFUSED), "And in women?", ("How common is gout in women?",)),
    Dialog((MIGRAINE[0], " ".join([MIGRAINE[1]] * 60)), "Is it inherited?", ("Is migraine inherited?",)),
    Dialog(("What is sarcoidosis?", REFUSED), "How is it treated?", ("How is sarcoidosis treated?",)),
    # A question that stands alone, whatever was spoken of before.
    *(
        Dialog(said, question, (question,))
        for said, question in (
            (GOUT, "How long does migraine last?"),
            (GOUT, "Is it true that migraine is inherited?"),
            (GOUT, "Does migraine spare children because they sleep more?"),
            (MIGRAINE, "Which drugs lower the urate level?"),
            (MIGRAINE, "What is the capital of France?"),
            (EMBOLISM, "Has anybody reviewed this article?"),
            (EMBOLISM, "Has anybody gone over old files?"),
            (EMBOLISM, "Is there a scan that is safe in pregnancy?"),
            (HIP, "What is the first test for PE?"),
            (NODULES, "Who founded the Velde Quartet?"),
            (VELDE, "How is PE diagnosed?"),
            (GOUT, "Thank you!"),
        )
    ),
)
