"""Lists of words around figures, for `corpus.claim_words`; one blank apart."""

# Words of one meaning, the first standing for all of them.
SYNONYMS = """
child children childhood paediatric pediatric kid kids
baby babies infant infants infancy
newborn newborns neonate neonates neonatal
adolescent adolescents teenager teenagers
elder elderly senior seniors
woman women female females
man men male males
girl girls
boy boys
pregnancy pregnant pregnancies gestation
surgery surgical surgically operation operations operative operated
fracture fractures fractured broken break breaks
drug drugs medicine medicines medication medications
death deaths die dies died mortality fatal fatality lethal deadly
survival survive survives survived
risk risks chance chances probability likelihood likely
recurrence recurrences recur recurs recurred recurring relapse relapses relapsed comeback
success succeed succeeds succeeded successful successfully effective works efficacy
cure cures cured curative
kidney kidneys renal
liver hepatic
heart cardiac
lung lungs pulmonary
infection infections infected infectious
inflammation inflamed inflammatory
ultrasound ultrasonography sonography sonogram
xray x-ray radiograph radiographs radiography
untreated
acute acutely
chronic chronically
severe severely
mild mildly
radiotherapy irradiation
both bilateral bilaterally
physiotherapy physiotherapist
exercise exercises
injection injections injected inject
intravenous intravenously
oral orally
hospital hospitals hospitalised hospitalized hospitalisation hospitalization inpatient
"""
# Words that say nothing about which quantity a figure is of.
NEUTRAL = """
cost costs
a an the and or of in on at to for by from with as is are was were be been being has have had do does did
will would shall should can could may might must it its this that these those there their which who whose
than then also even only just about around approximately roughly some nearly almost circa over under above
below within up between through per case cases patient patients people person persons individual individuals
sufferer sufferers subject subjects affected percent percentage estimate estimated estimates figure figures
value values number numbers amount amounts total overall general generally usual usually typical typically
common commonly often mostly most many majority mainly normal normally frequently frequent likely known
considered reported report reports according studies study authors data evidence literature article said
expected expect expects reach reaches reached reaching range ranges ranging vary varies various show shows
shown showed see seen find finds found give gives given having get gets self limiting limited spontaneous
spontaneously itself own well fully full complete completely completed entire entirely whole course courses
state states currently today quite very rather relatively fairly need needs needed require requires required
take takes taken taking make makes made mean means come comes more less least exceed exceeds exceeding
approaching approaches highest lowest long short good condition disease diseases illness disorder problem so
long-term lasting stand stands lie lies put puts set sets become becomes became remain remains stay stays
average averages averaging maximum maximal minimum minimal recommended recommend recommends advised when
once if while far where he she they we you i our your represent represents represented correspond
corresponds contain contains indicate indicates suggest suggests hold holds keep keeps kept call calls allow
allows offer offers offered carry carries bring brings constitute constitutes comprise comprises form forms
done doing went gone belong belongs tell tells turn turns serve serves bear bears prove proves proved yield
yields provide provides lead leads produce produces equal equals still again standard user users work
predict predicts cover covers run runs sufficient enough already now since approx result results rate
measured measure measures help helps support supports
"""
DURATION = """
last lasts lasted lasting resolve resolves resolved resolving resolution heal heals healed healing recover
recovers recovered recovery recuperation subside subsides subsided persist persists persisted persistence
duration durations clear clears cleared settle settles settled disappear disappears disappeared abate abates
remit remits remission continue continues continued time times period periods length goes go away pass
passes extend extends endure endures run runs span spans
"""
OCCURRENCE = """
occur occurs occurred occurring occurrence affect affects affecting present presents presence appear appears
develop develops developed developing happen happens arise arises involve involves involved experience
experiences experienced suffer suffers suffering prevalence prevalent frequency proportion share rate rates
account accounts seen detected identified observed visible
"""
AGE = """
age ages aged old older young younger year years life peak peaks occur occurs begin begins appear appears
start starts onset
"""
DOSE = """
dose doses dosage dosages dosed administer administers administered daily_dose use used uses start given
prescribed treatment treatments therapy treat treats treated
"""
DEFINING = """
means define defines defined definition definitions threshold thresholds cutoff cutoffs criterion criteria
diagnosed called termed classed classified counts counted
"""
COMPARING = """
respectively versus vs compared comparison than against instead ratio odds hazard difference differences
doubled
doubles doubling tripled halved whereas depending depends former latter
"""
POSSIBLE = """
can may might could sometimes occasionally rarely rare possible possibly exceptionally some few minority
seldom
"""
TYPICAL = """
usually typically generally commonly often mostly most normally majority many average mean median usual
typical
"""
# Words that part one group, form or time from another; they must agree wherever they stand.
QUALIFYING = """
child baby newborn adolescent elder adult adults woman man girl boy pregnancy athlete athletes athletic
runner runners smoker smokers diabetic obese healthy acute chronic subacute early late mild moderate severe
untreated without before after during recurrence unilateral both oral intravenous topical surgery
nonsurgical conservative conservatively postoperative preoperative outpatient hospital immunocompromised
vaccinated unvaccinated symptomatic asymptomatic partial high low deep superficial loading maintenance
initial starting lifetime worldwide uncomplicated traumatic nontraumatic left right upper lower proximal
distal
"""
ASPECTS = """
cause causes course duration prognosis outlook outcome outcomes epidemiology overview introduction
background summary conclusion key facts points symptom symptoms sign signs diagnosis diagnostic imaging
finding findings management treatment treatments therapy prevention complication complications risk factor
factors clinical correlation presentation features feature general frequency prevalence incidence natural
history follow-up follow pitfall pitfalls evidence reference guideline guidelines practice discussion result
results about what why how basics other further additional modality modalities approach treated treat main
common recovery recover healing time timeline primary testing test tests examination investigation
investigations definition classification etiology aetiology pathophysiology lead who when where which does
long last expect information understanding guide review update essentials indications indication laboratory
accuracy explained note notes remarks question questions answer body text numbers figures dosage dose dosing
use method methods section tldr
"""
VERBS = """
is are was were be has have had do does did will can could may might must should would lasts last lasted
resolves resolve resolved heals heal healed recovers recover recovered subsides persists persist takes take
took affects affect affected occurs occur occurred develops develop developed presents present appears
appear causes cause caused shows show showed reaches reach detects detect finds find found gives give given
needs need requires require leads lead results result returns return recurs recur dies die survives survive
begins begin starts start accounts account ranges range varies vary becomes become remains remain settles
settle disappears disappear clears clear goes go makes make stands stand lies lie falls fall rises rise
reduces reduce lowers lower raises raise increases increase improves improve helps help succeeds succeed
fails fail works work brings bring carries carry strikes strike comes come gets get means mean counts count
equals equal exceeds exceed runs run continues continue counted covers cover predicts predict suggests
suggest indicates indicate marks mark defines define contains contain includes include involves involve
produces produce prevents prevent follows follow uses use treats treat dates tends tend grows grow stops
stop tolerate tolerates invites invite enlarges enlarge shrinks shrink spreads spread raises holds hold acts
act changes change doubles double halves halve heralds ends end loses lose keeps keep turns turn responds
respond worsens worsen progresses progress masks mask needs remit remits relapses relapse allows allow
supports support confirms confirm excludes exclude rules precedes precede starts calls call weighs weigh
measures measure suffices suffice walk walks peaks points point
"""
# Subjects that mean those of whatever was spoken of before.
GENERIC = """
symptom symptoms sign signs attack attacks episode episodes flare flares pain fever rash treatment
treatments therapy exposure onset after before start appear appears appearance drug dose surgery procedure
recovery return during course survival death risk recurrence success cure sensitivity specificity mortality
incidence test
"""
