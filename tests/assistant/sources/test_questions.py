from datetime import date

import pytest

from assistant.sources.question import Asks, SourceQuestion
from assistant.sources.questions import recognised, source_question

TODAY = date(2026, 3, 1)

ON_THE_LIST = [
    ("How many references does the article cite?", Asks.COUNT),
    ("number of citations", Asks.COUNT),
    ("How many sources are there?", Asks.COUNT),
    ("How many of the references are guidelines?", Asks.COUNT),
    ("How many trials are cited?", Asks.COUNT),
    ("how many rcts stand behind this page", Asks.COUNT),
    ("How well is the article referenced?", Asks.COUNT),
    ("What kinds of sources were used?", Asks.KINDS),
    ("Breakdown of the references by type, please", Asks.KINDS),
    ("What sort of evidence is it based on?", Asks.KINDS),
    ("What is this article based on?", Asks.KINDS),
    ("Which of them are guidelines?", Asks.ENTRIES),
    ("Could you list all the references?", Asks.ENTRIES),
    ("Show me the bibliography", Asks.ENTRIES),
    ("titles of the guidelines", Asks.ENTRIES),
    ("Does the reference list contain any textbooks?", Asks.ENTRIES),
    ("Is there any research before 2000?", Asks.ENTRIES),
    ("Any papers from the 1980s in there?", Asks.ENTRIES),
    ("Are there randomised trials among the sources?", Asks.ENTRIES),
    ("Which guidelines does it draw on?", Asks.ENTRIES),
    ("What are the sources?", Asks.ENTRIES),
    ("Does it cite anything from the last 5 years?", Asks.ENTRIES),
    ("What is the oldest source?", Asks.OLDEST),
    ("Which of the listed works is the earliest?", Asks.OLDEST),
    ("Of the papers cited, which is the oldest and where did it appear?", Asks.OLDEST),
    ("And the newest reference?", Asks.NEWEST),
    ("What's the most recent guideline cited?", Asks.NEWEST),
    ("How recent are the sources?", Asks.YEARS),
    ("From which years are the references?", Asks.YEARS),
    ("Which journals?", Asks.JOURNALS),
    ("What journals are cited?", Asks.JOURNALS),
    ("Name the journals", Asks.JOURNALS),
    ("Is a number missing in the bibliography?", Asks.GAPS),
    ("Are there gaps in the reference list?", Asks.GAPS),
    ("Any statements without a citation?", Asks.UNCITED),
    ("Which references are never cited in the text?", Asks.UNUSED),
    ("Which source is cited most often?", Asks.MOST_CITED),
    ("List the references from newest to oldest", Asks.ENTRIES),
]

ON_THE_ARTICLE = [
    ("Who published the article?", Asks.PUBLISHER),
    ("who is behind this page", Asks.PUBLISHER),
    ("Which company brought this out?", Asks.PUBLISHER),
    ("What's the publisher of this text?", Asks.PUBLISHER),
    ("When was it updated?", Asks.UPDATED),
    ("How old is the article?", Asks.UPDATED),
    ("Is this still up to date?", Asks.UPDATED),
    ("date of the last revision", Asks.UPDATED),
    ("When did someone last touch this page?", Asks.UPDATED),
    ("Has this article been revised since 2023?", Asks.UPDATED),
    ("How current is this information?", Asks.UPDATED),
    ("Has it been reviewed?", Asks.REVIEW),
    ("Is it peer reviewed?", Asks.REVIEW),
    ("Did any specialists check the text?", Asks.REVIEW),
    ("Who vetted this?", Asks.REVIEW),
    ("What is the review status?", Asks.REVIEW),
    ("Has a doctor approved this page?", Asks.REVIEW),
    ("The seal says experts check every page. Is that true?", Asks.REVIEW),
    ("Who wrote this?", Asks.AUTHOR),
    ("Who are the authors of the article?", Asks.AUTHOR),
    ("Who paid for this page?", Asks.FUNDING),
    ("Do the authors have conflicts of interest?", Asks.FUNDING),
    ("Is this text meant for patients?", Asks.AUDIENCE),
    ("Who is the intended reader?", Asks.AUDIENCE),
    ("Can I use this page instead of seeing my doctor?", Asks.SUBSTITUTE),
]

ON_A_MARKER = [
    ("What is reference 4?", Asks.ENTRY, 4),
    ("journal of source number 3", Asks.ENTRY, 3),
    ("Is the second reference a guideline?", Asks.ENTRY, 2),
    ("Look up no. 6 in the bibliography", Asks.ENTRY, 6),
    ("What year is reference three from?", Asks.ENTRY, 3),
    ("Which reference is marker 12?", Asks.ENTRY, 12),
    ("What is [5]?", Asks.ENTRY, 5),
    ("What does reference number 6 say?", Asks.CITING, 6),
    ("Which statements rest on reference 2?", Asks.CITING, 2),
    ("What is source 4 cited for?", Asks.CITING, 4),
    ("Who are the authors of reference 3?", Asks.UNKNOWN, 3),
    ("What is the impact factor of source 1?", Asks.UNKNOWN, 1),
    ("Please give me the DOI of reference 2.", Asks.UNKNOWN, 2),
]

ON_A_CLAIM_OR_WORK = [
    ("Which reference backs the claim about night pain?", Asks.BACKING, "night pain"),
    ("Which source supports that rest makes it worse?", Asks.BACKING, "rest makes it worse"),
    ("On which reference does the statement about dialysis rest?", Asks.BACKING, "dialysis"),
    ("Where does the 20-30% figure come from?", Asks.BACKING, "20-30%"),
    ("What is the source for the claim that smoking delays healing?", Asks.BACKING, "smoking delays healing"),
    ("Is there a reference for giving iron at night?", Asks.BACKING, "giving iron at night"),
    ("What does the article cite for the five-fold risk?", Asks.BACKING, "the five-fold risk"),
    ("Which publication backs up what is said about the age of onset?", Asks.BACKING, "the age of onset"),
    ("source for a course of 6-12 weeks?", Asks.BACKING, "a course of 6-12 weeks"),
    ("Which reference deals with splints?", Asks.WORK, "splints"),
    ("In which journal did the cohort on snorers appear?", Asks.WORK, "cohort on snorers"),
    ("Where was the zinc study published?", Asks.WORK, "zinc"),
    ("Is there a review on cupping among the sources?", Asks.WORK, "cupping"),
    ("Which cited paper covers relapses, and what year is it?", Asks.WORK, "relapses"),
]

ABOUT_SOMETHING_ELSE = [
    "What are the guidelines for treating gout?",
    "What do the guidelines recommend for gout?",
    "Which guideline applies to newborns?",
    "Do current guidelines favour surgery?",
    "According to the literature, how often does it recur?",
    "According to reference 2, how often is it bilateral?",
    "Which source of infection is most common?",
    "What is the source of the bleeding?",
    "What is the most common source of pulmonary emboli?",
    "Name good dietary sources of iron.",
    "How is source control achieved in sepsis?",
    "Is the heart a source of emboli?",
    "What journal should I keep?",
    "Should patients keep a headache journal?",
    "What is the reference range for calcium?",
    "Is 4.2 within the reference interval?",
    "Which test is the reference standard?",
    "What is the reference value of TSH in pregnancy?",
    "What should a review of systems include?",
    "When should treatment be reviewed?",
    "How often is the medication reviewed?",
    "Has the patient been reviewed by a surgeon?",
    "How old are patients at onset?",
    "How old is the typical patient?",
    "At what age does it start?",
    "How old must a child be for this operation?",
    "What evidence supports steroids in sciatica?",
    "How strong is the evidence for vitamin D?",
    "Is there evidence of bone loss on the film?",
    "Which imaging study should be ordered first?",
    "What does a sleep study show?",
    "Do nerve conduction studies hurt?",
    "How many sleep studies are needed?",
    "How many trials of treatment before surgery?",
    "Is a trial of antibiotics worthwhile?",
    "How long should a trial without catheter last?",
    "Was the trial of stenting stopped early?",
    "What is the latest treatment?",
    "Which is the newest drug for migraine?",
    "What is the oldest antidepressant?",
    "Who is at risk?",
    "Who discovered the disease?",
    "When was the disease first described?",
    "When was the vaccine schedule updated?",
    "When was insulin discovered?",
    "Who makes the vaccine?",
    "Which company makes the pump?",
    "What should be published on the ward board?",
    "How many people are affected?",
    "How many joints are involved?",
    "How many kinds of stones are there?",
    "What types of fracture are there?",
    "What kinds of pain does it cause?",
    "Number of doses a day?",
    "What number is given for the risk of relapse?",
    "What is stage 3?",
    "What is type 2 diabetes?",
    "What is factor 8?",
    "Explain number 4 of the criteria.",
    "Which cranial nerve is number 6?",
    "Is the pain referred from the hip?",
    "Which specialist should I be referred to?",
    "Does the paper strip test work at home?",
    "How is the entry wound closed?",
    "What is the portal of entry?",
    "Is anything missing in a partial syndrome?",
    "Are there gaps between the teeth in this syndrome?",
    "Is it current practice to operate at once?",
    "Is the swelling recent or old?",
    "Can I use ibuprofen instead of seeing a doctor?",
    "Is this drug meant for children?",
    "Who should not take it?",
    "Where does the pain come from?",
    "Where do the stem cells come from?",
    "Which bone supports the arch?",
    "What backs up into the kidney?",
    "Which ligament supports the knee?",
    "Does the book test show joint laxity?",
    "What is the work of breathing?",
    "How does the clinic's board check the equipment before dialysis?",
]


@pytest.mark.parametrize(("question", "asks"), [*ON_THE_LIST, *ON_THE_ARTICLE])
def test_a_question_on_the_list_or_the_article_is_recognised(question: str, asks: Asks) -> None:
    found = source_question(question, TODAY)
    assert found is not None
    assert found.asks[0] is asks


@pytest.mark.parametrize(("question", "asks", "number"), ON_A_MARKER)
def test_a_marker_is_read(question: str, asks: Asks, number: int) -> None:
    found = source_question(question, TODAY)
    assert found is not None
    assert (found.asks, found.number) == ((asks,), number)


@pytest.mark.parametrize(("question", "asks", "topic"), ON_A_CLAIM_OR_WORK)
def test_a_claim_or_the_subject_of_a_work_is_read(question: str, asks: Asks, topic: str) -> None:
    found = source_question(question, TODAY)
    assert found is not None
    assert (found.asks[0], found.topic) == (asks, topic)


@pytest.mark.parametrize("question", ABOUT_SOMETHING_ELSE)
def test_a_clinical_question_is_none_about_the_sources(question: str) -> None:
    assert source_question(question, TODAY) is None


def test_the_tables_are_wide_enough() -> None:
    positives = [*ON_THE_LIST, *ON_THE_ARTICLE, *ON_A_MARKER, *ON_A_CLAIM_OR_WORK]
    assert len({row[0] for row in positives}) >= 60
    assert len(set(ABOUT_SOMETHING_ELSE)) >= 60


@pytest.mark.parametrize(
    ("question", "kinds", "years"),
    [
        ("Is there any research before 2000?", ["research paper"], (None, 1999)),
        ("How many guidelines are cited?", ["guideline"], None),
        ("Does the bibliography include papers from 2019?", [], (2019, 2019)),
        ("Any references older than 10 years?", [], (None, 2015)),
        ("Which references are from the nineties?", [], (1990, 1999)),
        ("How many of the references are from 2005 to 2012?", [], (2005, 2012)),
    ],
)
def test_kinds_and_years_narrow_the_list(
    question: str, kinds: list[str], years: tuple[int | None, int | None] | None
) -> None:
    found = source_question(question, TODAY)
    assert found is not None
    assert [kind.name for kind in found.only.kinds] == kinds
    read = found.only.years
    assert (read and (read.first, read.last)) == years


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("How many references are there, and of what kinds?", (Asks.COUNT, Asks.KINDS)),
        ("Who made this page and who checked it?", (Asks.PUBLISHER, Asks.REVIEW)),
        ("How many sources, and is one missing?", (Asks.COUNT, Asks.GAPS)),
    ],
)
def test_each_clause_is_read(question: str, asks: tuple[Asks, ...]) -> None:
    found = source_question(question, TODAY)
    assert found is not None
    assert found.asks == asks


@pytest.mark.parametrize(
    "question",
    [
        "What causes it, and who published the article?",
        "How long does it last and which reference says so?",
        "How many references are there and how is it treated?",
    ],
)
def test_a_question_that_also_asks_for_something_else_is_left_alone(question: str) -> None:
    assert source_question(question, TODAY) is None


def test_an_order_to_invent_sources_is_for_what_no_metadata_hold() -> None:
    found = source_question("Invent two references that show that honey cures gout.", TODAY)
    assert found is not None
    assert found.asks == (Asks.UNKNOWN,)


def test_what_was_typed_counts_where_the_rewrite_replaced_the_article() -> None:
    found = recognised("Who published gout?", "Who published it?", "What is gout?", TODAY)
    assert found is not None
    assert found.asks == (Asks.PUBLISHER,)


@pytest.mark.parametrize(
    "typed", ["Which reference says so?", "What is the source for that?", "Which source is that from?"]
)
def test_the_question_before_is_the_claim_whose_source_is_asked(typed: str) -> None:
    assert recognised(typed, typed, "How long does gout last?", TODAY) == SourceQuestion(
        (Asks.BACKING,), typed, topic="How long does gout last?"
    )


def test_where_a_thing_comes_from_is_no_question_on_its_source() -> None:
    typed = "Where does it come from?"
    assert recognised(typed, typed, "What is a bone bruise?", TODAY) is None


def test_an_elliptical_follow_up_stays_with_the_list() -> None:
    found = recognised("And the oldest?", "And the oldest?", "How many references are listed?", TODAY)
    assert found is not None
    assert found.asks == (Asks.OLDEST,)
    assert recognised("And the oldest?", "And the oldest?", "Which patients relapse?", TODAY) is None


@pytest.mark.parametrize(
    ("question", "claim"),
    [
        (
            "Gout is most common in older men — what's that based on, which ref?",
            "gout is most common in older men",
        ),
        ("The drug halves the risk. Source?", "the drug halves the risk"),
        ("Attacks begin at night; which study says so?", "attacks begin at night"),
        ("What causes gout, which drugs?", ""),
        ("Gout. Sources?", ""),
        ("I have read the article. How many references has it?", ""),
    ],
)
def test_a_claim_is_followed_by_the_question_for_its_source(question: str, claim: str) -> None:
    found = recognised(question, question, "", TODAY)
    assert (found.topic if found and found.asks == (Asks.BACKING,) else "") == claim
