"""Every fact of the source, so that none is lost: what must be said, in which section, with which markers.

`says` are fragments that one statement must hold; `about` may stand in its lead or its section instead.
Fragments are compared without regard to case.
"""

from datetime import date
from typing import NamedTuple

from corpus.review import ReviewStatus


class Fact(NamedTuple):
    key: str
    section: str
    markers: tuple[int, ...]
    says: tuple[str, ...]
    about: str = ""


OVERVIEW = "causes of bone marrow edema"
NECROSIS, TRAUMA, INFLAMED = "1. osteonecrosis", "2. trauma-related causes", "3. inflammatory conditions"
INFECTION, DIABETES, CANCER = "4. infectious causes", "5. diabetic complications", "6. malignancy"
MRI, OTHER = "mri findings", "other imaging modalities"
CLINIC, PITFALLS = "clinical correlation", "common pitfalls"
TBMES = "tbmes"

FACTS = (
    Fact(
        "five causes", OVERVIEW, (1,), ("osteonecrosis", "trauma", "inflammation", "infection", "malignancy")
    ),
    Fact(
        "mri first",
        OVERVIEW,
        (1,),
        ("mri", "gold standard", "diagnosis|telling", "characteristic", "etiology"),
    ),
    Fact("blood supply", NECROSIS, (), ("bone cell", "compromised", "blood supply")),
    Fact(
        "risk: drugs",
        NECROSIS,
        (2,),
        ("alcohol", "corticosteroid", "trauma", "chemotherapy", "radiation therapy"),
    ),
    Fact(
        "risk: disease", NECROSIS, (2,), ("caisson disease", "gaucher disease", "hiv", "lymphoma", "leukemia")
    ),
    Fact("bilateral", NECROSIS, (2,), ("70-80%", "bilateral", "nontraumatic", "femoral head")),
    Fact(
        "collapse",
        NECROSIS,
        (2,),
        ("46-83%", ">30%", "epiphyseal", "necrotic volume", "predicts", "articular collapse"),
    ),
    Fact("fractures", TRAUMA, (), ("stress fractures", "insufficiency fractures")),
    Fact("contusion", TRAUMA, (), ("contusion", "post-traumatic")),
    Fact("syndrome", TRAUMA, (), ("transient bone marrow edema syndrome (tbmes)",)),
    Fact("long duration", TRAUMA, (3,), ("3-18 months", "self-limiting"), TBMES),
    Fact("age", TRAUMA, (4,), ("third to fifth decades", "middle-aged adults", "more common"), TBMES),
    Fact("signs", TRAUMA, (5,), ("definable cause", "increased interstitial fluid", "pain"), TBMES),
    Fact("arthropathies", INFLAMED, (), ("axial spondyloarthritis", "other inflammatory arthropathies")),
    Fact("key finding", INFLAMED, (2,), ("key", "diagnos", "axial spondyloarthritis")),
    Fact(
        "deep",
        INFLAMED,
        (2,),
        ("at least 1 cm", "deep bone marrow edema", "articular surface", "more specific"),
    ),
    Fact("deep in axspa", INFLAMED, (2,), ("at least 1 cm", "axial spondyloarthritis")),
    Fact("osteomyelitis", INFECTION, (), ("osteomyelitis",)),
    Fact("septic arthritis", INFECTION, (), ("adjacent bone", "septic arthritis")),
    Fact("soft tissue", INFECTION, (2,), ("typically", "characteristic pattern", "adjacent soft tissue")),
    Fact("charcot", DIABETES, (), ("charcot neuroarthropathy",)),
    Fact("midfoot joints", DIABETES, (2,), ("naviculo-cuneiform", "metatarso-cuneiform", "midfoot")),
    Fact("hard to tell", DIABETES, (2,), ("difficult", "osteomyelitis", "diabet")),
    Fact("bone tumors", CANCER, (), ("primary bone tumors",)),
    Fact("metastases", CANCER, (), ("metastatic disease",)),
    Fact(
        "blood cancers",
        CANCER,
        (6,),
        ("lymphoma", "leukemia", "multiple myeloma", "hematologic malignancies"),
    ),
    Fact("sarcomas", CANCER, (2,), ("rare", "infarct-associated sarcomas")),
    Fact("accuracy", MRI, (1,), ("approaching 100%", "sensitivity", "specificity", "gold standard")),
    Fact("t1", MRI, (), ("t1-weighted", "decreased signal")),
    Fact("t2", MRI, (6,), ("stir", "t2-weighted", "increased signal")),
    Fact("rim", MRI, (2,), ("osteonecrosis", "subchondral area", "rim of high plasma flow")),
    Fact("spot", MRI, (2,), ("marked hyperperfusion", "subchondral spot", "transient bone marrow edema")),
    Fact("abscess", MRI, (2,), ("abscess", "adjacent soft tissue", "infection")),
    Fact("distribution", MRI, (2,), ("sacroiliac joints", "axspa", "specific distribution", "inflammatory")),
    Fact(
        "ct", OTHER, (2,), ("osseous details", "articular collapse", "less sensitive than mri", "ct)|ct,|ct:")
    ),
    Fact(
        "scintigraphy",
        OTHER,
        (2,),
        ("multifocal involvement", "useful", "lower specificity", "bone scintigraphy"),
    ),
    Fact("dual energy", OTHER, (2,), ("alternative to mri", "quantif", "dual-energy")),
    Fact(
        "sites",
        CLINIC,
        (2,),
        ("humeral head", "femoral head", "shoulder", "ankle", "knee", "osteonecrosis", "typical"),
    ),
    Fact(
        "short duration",
        CLINIC,
        (1,),
        ("3-9 months", "resolves within", "self-limiting", "transient bone marrow"),
    ),
    Fact(
        "charcot foot",
        CLINIC,
        (2,),
        ("diabetic complications", "midfoot", "charcot arthropathy", "common in"),
    ),
    Fact(
        "ulcers",
        CLINIC,
        (2,),
        ("calcaneus", "toes", "metatarsal heads", "osteomyelitis mirrors", "ulceration"),
    ),
    Fact("cancer signs", CLINIC, (6,), ("systemic symptoms", "may", "additional lesions", "malignancy")),
    Fact("healthy", PITFALLS, (2,), ("athletes", "up to 30%", "healthy controls")),
    Fact("delay", PITFALLS, (1,), ("quality of life", "delayed diagnosis", "prolonged")),
    Fact("differentiation", PITFALLS, (1,), ("inappropriate", "treatment", "inadequate", "differentiat")),
    Fact("challenge", PITFALLS, (2,), ("challenging", "osteomyelitis", "charcot arthropathy", "diabet")),
    Fact(
        "closing",
        PITFALLS,
        (),
        ("essential", "clinical context", "location", "specific pattern", "accurate", "appropriate"),
    ),
)

# Said by a statement, or by the lead of the list below it.
LEADS = (
    (MRI, ("characteristic",)),
    (MRI, ("patterns", "different|differ", "causes")),
    (CLINIC, ("location", "pattern", "associated", "findings", "cause", "underl")),
)

UPDATED = date(2025, 8, 14)
STATUS = ReviewStatus.PENDING
PUBLISHER = "Dr.Oracle"
DANGLING = (6,)
STAGES = ("submitted", "under review", "approved")
DISCLAIMER = (
    "education",
    "care|caution",
    "healthcare professionals",
    "clinical judgment",
    "independently verified|verified independently",
    "professional discretion",
    "supplement",
    "guidelines",
    "primary literature",
    "practice standards",
    "no liability",
)
KINDS = ("guideline", "guideline", "research", "research", "research")
YEARS = (2025, 2025, 2019, 1993, 2014)
TITLES = (
    "Bone Marrow Edema Management",
    "Guideline Directed Topic Overview",
    "Technologies in the Treatment of Bone Marrow Edema Syndrome.",
    "MR imaging of bone marrow edema pattern: transient osteoporosis, transient bone marrow edema "
    "syndrome, or osteonecrosis.",
    "Bone marrow edema - premonitory sign in malignant hemopathies or nonspecific change?",
)
CONTAINERS = (
    "Praxis Medical Insights: Practical Summaries of Clinical Guidelines",
    "Dr.Oracle Medical Advisory Board & Editors",
    "The Orthopedic clinics of North America",
    "Radiographics : a review publication of the Radiological Society of North America, Inc",
    "Romanian journal of morphology and embryology = Revue roumaine de morphologie et embryologie",
)


def holds(text: str, fragment: str) -> bool:
    """Tell whether a text holds a fragment; `a|b` stands for either."""
    return any(part in text.lower() for part in fragment.split("|"))


def printed_references() -> str:
    """Return the reference block as a saved page prints it: three lines an entry, blank lines between."""
    rows = zip(KINDS, TITLES, CONTAINERS, YEARS, strict=True)
    return "\n\n".join(f"{kind.title()}\n\n{title}\n\n{source}, {year}" for kind, title, source, year in rows)
