"""The rules of billing as plain tables: dated amounts, acts, decision tables. Each row names its fact.

A decision table has one column per condition (Y yes, N no, - whatever) and, after the bar, what follows
and why.
Marks: A established, A– one secondary source, B known but unsourced, C not established (never computed).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

FIRST_DAY = date(2024, 1, 1)
"""No amount is known before."""
LAST_DAY = date(2026, 12, 31)
"""What holds in 2027 is not established (F98)."""
BEARING_AGES = (10, 60)
"""Completed years at the due date, both included. No fact: at another age, one of the dates is wrong."""


@dataclass(frozen=True)
class Amount:
    code: str
    sectors: tuple[str, ...]
    euros: Decimal
    since: date
    until: date
    mark: str
    fact: str


@dataclass(frozen=True)
class Act:
    """`ages`: completed years, as ranges with both ends. `beside`: the acts a majoration is added to."""

    code: str
    kind: str
    rate: str
    specialties: tuple[str, ...]
    pathways: tuple[str, ...]
    ages: tuple[tuple[int, int], ...]
    beside: tuple[str, ...]
    fact: str


@dataclass(frozen=True)
class DecisionTable:
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    """(one letter a column, what follows)."""

    def matching(self, facts: dict[str, bool]) -> list[tuple[str, ...]]:
        letters = ["Y" if facts[column] else "N" for column in self.columns]
        return [
            then
            for pattern, then in self.rows
            if all(wanted in ("-", letter) for wanted, letter in zip(pattern, letters, strict=True))
        ]

    def decide(self, facts: dict[str, bool]) -> str:
        [(answer, *_facts)] = self.matching(facts)
        return answer


def rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.strip().splitlines() if line.strip()]


def decision_table(text: str) -> DecisionTable:
    head, *body = [line.split("|") for line in text.strip().splitlines()]
    return DecisionTable(
        tuple(head[0].split()),
        tuple(("".join(conditions.split()), tuple(then.split())) for conditions, then in body),
    )


def _amount(code: str, sectors: str, euros: str, since: str, until: str, mark: str, fact: str) -> Amount:
    last = LAST_DAY if until == "-" else date.fromisoformat(until)
    kinds = ("1", "2-optam") if sectors == "1+optam" else (sectors,)
    return Amount(code, kinds, Decimal(euros), date.fromisoformat(since), last, mark, fact)


def _ages(text: str) -> tuple[tuple[int, int], ...]:
    if text == "-":
        return ()
    ranges = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        ranges.append((int(first), int(last or 999) if dash else int(first)))
    return tuple(ranges)


def _act(
    code: str, kind: str, rate: str, specialties: str, pathways: str, ages: str, beside: str, fact: str
) -> Act:
    def words(text: str) -> tuple[str, ...]:
        return () if text == "-" else tuple(text.split(","))

    return Act(code, kind, rate, words(specialties), words(pathways), _ages(ages), words(beside), fact)


# code        sectors  euros   since       until       mark fact
AMOUNTS = tuple(
    _amount(*row)
    for row in rows("""
    G         1+optam  26.50   2023-11-01  2024-12-21  A    F01
    G         1+optam  30.00   2024-12-22  -           A    F01
    G         2        23.00   2024-01-01  -           A    F03
    MEG       1+optam  5.00    2023-11-01  -           A    F04
    TCG       1+optam  25.00   2025-01-01  -           A    F05
    COE       1+optam  54.00   2024-12-22  2025-12-31  A    F06
    COE       1+optam  60.00   2026-01-01  -           A    F06
    COB       1+optam  30.00   2026-01-01  -           A–   F08
    GL1       1+optam  60.00   2026-01-01  -           A    F09
    GL2       1+optam  60.00   2026-01-01  -           A    F09
    APC       1+optam  56.50   2023-11-01  2024-12-21  A    F10
    APC       1+optam  60.00   2024-12-22  -           A    F10
    RDV       1+optam  30.00   2026-01-01  -           A–   F11
    CCP       1+optam  47.50   2026-01-01  -           A–   F12
    IMT       1+optam  60.00   2026-01-01  -           A–   F13
    MCG       1+optam  5.00    2026-01-01  -           A    F16
    MOP       1+optam  5.00    2026-01-01  -           A–   F17
    MSH       1+optam  23.00   2026-01-01  -           A    F18
    MIC       1+optam  23.00   2026-01-01  -           A    F18
    MRT       1+optam  15.00   2024-01-01  -           A    F20
    SNP       1+optam  15.00   2024-01-01  -           A    F20
    SHE       1+optam  5.00    2024-12-22  -           A    F21
    MHP       1+optam  5.00    2024-12-22  -           A    F22
    VG        1+optam  30.00   2026-01-01  -           A    F26
    VL        1+optam  60.00   2026-01-01  -           A–   F27
    VSP       1+optam  60.00   2026-01-01  -           A–   F28
    MD        1+optam  10.00   2026-01-01  -           A    F26
    DEQP003   1+optam  14.26   2024-01-01  2024-12-21  A–   F34
    DEQP003   1+optam  14.52   2024-12-22  2025-12-31  A–   F34
    DEQP003   1+optam  14.77   2026-01-01  -           A–   F34
    JKHD001   1+optam  12.46   2024-01-01  2024-12-21  A–   F35
    JKHD001   1+optam  12.73   2024-12-22  2025-12-31  A–   F35
    JKHD001   1+optam  13.00   2026-01-01  -           A–   F35
    CS        1+optam  23.00   2024-01-01  -           B    F40
    MPC       1+optam  3.50    2023-11-01  -           B    F40
    MCS       1+optam  5.00    2023-11-01  -           A    F40
    PSY       1+optam  50.00   2024-12-22  2025-12-31  A    F41
    PSY       1+optam  52.00   2026-01-01  -           A    F41
    NEURO     1+optam  50.00   2024-12-22  2025-12-31  A    F41
    NEURO     1+optam  52.00   2026-01-01  -           A    F41
    GYN       1+optam  32.00   2024-12-22  2025-12-31  A    F42
    GYN       1+optam  35.00   2026-01-01  -           A    F42
    GERIA     1+optam  32.00   2024-12-22  2025-12-31  A    F43
    GERIA     1+optam  37.00   2026-01-01  -           A    F43
    MPR       1+optam  31.00   2024-12-22  2025-12-31  A    F44
    MPR       1+optam  35.00   2026-01-01  -           A    F44
    CEH       1+optam  39.00   2024-12-22  2025-12-31  A    F45
    CEH       1+optam  40.00   2026-01-01  -           A    F45
    CEP       1+optam  60.00   2026-01-01  -           A    F46
    CDE       1+optam  54.00   2024-12-22  2025-12-31  A    F48
    CDE       1+optam  60.00   2026-01-01  -           A    F48
    CSC       1+optam  47.73   2023-11-01  2025-12-31  A–   F50
    CSC       2        47.73   2023-11-01  2025-12-31  A–   F50
    MCC       1+optam  3.27    2023-11-01  2025-12-31  A–   F50
    """)
)

UNTARGETED = "dermatology,ophthalmology,stomatology,endocrinology,internal-medicine,other"
"""Specialties billed with CS (F40) in this reference; the others have their own reference amount."""

# code   kind     rate   specialty          pathway      ages (completed years)  beside  fact
ACTS = {
    row[0]: _act(*row)
    for row in rows(f"""
    G        visit    usual  general            -            -                  -         F01
    TCG      visit    usual  general            -            -                  -         F05
    COE      visit    full   general,pediatrics -           0-1                -         F06
    COB      visit    full   general            -           6,8-9,11-13,15-16  -         F08
    GL1      visit    full   general            treating     80-                -         F09
    GL2      visit    full   general            treating     80-                -         F09
    APC      visit    usual  -                  referred     -                  -         F10
    RDV      visit    full   general            -            -                  -         F11
    CCP      visit    full   general            -            0-25               -         F12
    IMT      visit    full   general            treating     -                  -         F13
    VG       visit    usual  general            -            -                  -         F26
    VL       visit    usual  general            -            -                  -         F27
    VSP      visit    usual  general            treating     -                  -         F28
    DEQP003  gesture  usual  -                  -            -                  -         F34
    JKHD001  gesture  usual  -                  -            -                  -         F35
    CS       visit    usual  {UNTARGETED}       -            -                  -         F40
    PSY      visit    usual  psychiatry         -            -                  -         F41
    NEURO    visit    usual  neurology          -            -                  -         F41
    GYN      visit    usual  gynecology        -            -                  -         F42
    GERIA    visit    usual  geriatrics         -            -                  -         F43
    MPR      visit    usual  rehabilitation     -            -                  -         F44
    CEH      visit    usual  pediatrics        -            0-1                -         F45
    CEP      visit    usual  pediatrics        referred     -                  -         F46
    CDE      visit    usual  dermatology        -            -                  -         F48
    CSC      visit    usual  cardiology         -            -                  -         F50
    MEG      added    -      general            -            0-5                G         F04
    MCG      added    -      general            away         16-                G         F16
    MOP      added    -      general            referred,direct,emergency,away,outside 80- G F17
    MSH      added    -      general            -            -                  G         F18
    MIC      added    -      general            -            -                  G         F18
    MRT      added    -      general            treating     -                  G         F20
    SNP      added    -      general            referred,direct,emergency,away,outside - G F20
    SHE      added    -      general            -            -                  G         F21
    MHP      added    -      general            -            -                  G         F22
    MD       added    -      general            -            -                  VG,VL,VSP F26
    MPC      added    -      {UNTARGETED}       -            -                  CS        F40
    MCS      added    -      -                  referred,direct -  CS,PSY,NEURO,GYN,GERIA,MPR         F40
    MCC      added    -      cardiology         treating,referred,emergency,away - CSC       F50
    DE       demand   -      -                  -            -                  -         F33
    """)
}
"""visit: a consultation or visit (NGAP); gesture: a technical act (CCAM); added: a majoration;
demand: what the patient asked for beyond the tariff, never reimbursed.
COE: its last examination is in the 23rd or 24th month, so before the 2nd birthday (F06). Beside G alone: no
fact adds those majorations to a visit or a teleconsultation (F04, F16-F22)."""

UNSETTLED = {
    row[0]: row[1]
    for row in rows("""
    GL3 F09
    MPH F14
    CTE F15
    MUT F19
    MCE F47
    COD F07
    COH F07
    VRN F31
    VRM F31
    VRD F31
    VRS F31
    F   F23
    MN  F23
    MM  F23
    CRN F24
    CRD F24
    CRM F25
    IK  F29
    MVR F30
    RQD F32
    TE2 F32
    """)
}
"""Codes that exist but whose amount (VRN...), scope (GL3), rate (COD, COH, MPH, CTE) or association (CRN:
added to a consultation, or in its place?) is not established."""

OLDER_THAN = {"GL1": 80, "GL2": 80, "MOP": 80}
""""Plus de 80 ans" (F09, F17): the birthday is past."""

ONLY_WITH_ALD = {"IMT"}  # F13

NEEDS_ONE_OF = {"SHE": ("MRT", "SNP")}  # F21

NEVER_TOGETHER = tuple(
    (frozenset(row[:2]), row[2])
    for row in rows("""
    MRT SNP F20
    MRT MHP F22
    SNP MHP F22
    SHE MHP F22
    MSH MIC F18
    MSH GL1 F18
    MIC GL1 F18
    """)
)

# Direct access without penalty (F73): specialty, completed years from, to
DIRECT_ACCESS = tuple(
    (row[0], int(row[1]), int(row[2]), row[3])
    for row in rows("""
    gynecology   0   999  F73
    ophthalmology 0   999  F73
    stomatology   0   999  F73
    psychiatry    16  25   F73
    """)
)

RATE = decision_table("""
full_act  ame  maternity  ald_related  alsace | rate  fact
    Y      -       -           -         -    | 100   F06,F08,F09,F11,F12,F13
    N      Y       -           -         -    | 100   F111
    N      N       Y           -         -    | 100   F105
    N      N       N           Y         -    | 100   F100
    N      N       N           N         Y    | 90    F112
    N      N       N           N         N    | 70    F70
""")
"""Of the whole base, rounded once, half a cent up (2.9)."""

PENALTY_POINTS = decision_table("""
outside  under_16 | points  fact
   N        -     | 0       F70
   Y        Y     | 0       F72
   Y        N     | 40      F71
""")

PARTICIPATION_DUE = decision_table("""
under_18  c2s  ame  maternity | due  fact
   Y       -    -       -     | no   F83
   N       Y    -       -     | no   F83
   N       N    Y       -     | no   F83
   N       N    N       Y     | no   F83
   N       N    N       N     | yes  F80
""")

REMAINDER_PAYER = decision_table("""
c2s  contract | payer    fact
 Y      -     | c2s      F109
 N      Y     | contract F71
 N      N     | patient  F116
""")

# What the practitioner receives from the payers and not from the patient (F116).
ADVANCED = {"none": (), "amo": ("amo",), "full": ("amo", "amc")}

STATUS_REFUSALS = decision_table("""
c2s  ame  alsace  full_third_party | reason  fact
 Y    Y     -            -         | c2s_and_ame      F109,F111
 Y    -     -            N         | c2s_third_party  F109
 -    Y     Y            -         | ame_and_alsace   F111,F112
""")
FEE_REFUSALS = decision_table("""
above_tariff  majoration_above  c2s  sector_1  sector_2  opposable | reason  fact
     -               Y           -      -         -          -     | majoration_above_tariff  §2.1
     Y               -           Y      -         -          -     | c2s_above_tariff         F64
     -               -           Y      -         Y          -     | c2s_base                 F03,F64
     Y               -           -      -         -          Y     | opposable_tariff         F09
     Y               -           -      Y         -          -     | sector_1_above_tariff    F60,F66
""")
PATHWAY_REFUSALS = decision_table("""
outside  under_16  c2s  ame  maternity  full_act | reason  fact
   Y        N       Y    -       -         -     | outside_not_established  F109,CHANGES-3.11
   Y        N       -    Y       -         -     | outside_not_established  F71,F111
   Y        N       -    -       Y         -     | outside_not_established  F71,F105
   Y        N       -    -       -         Y     | outside_not_established  F71,F11,F12
""")
REFUSALS = (STATUS_REFUSALS, FEE_REFUSALS, PATHWAY_REFUSALS)
"""Any row of any of them that matches refuses the case; the first gives the reason."""

UNIT_PARTICIPATION = (
    # euros, cap of a day with one professional, since, until, fact
    (Decimal("1.00"), Decimal("4.00"), FIRST_DAY, date(2024, 5, 14), "F80,F81"),
    (Decimal("2.00"), Decimal("8.00"), date(2024, 5, 15), LAST_DAY, "F80,F81"),
)

YEAR_CAPS = (
    # the caps that the facts allow for that day: two where the year of transition is not documented (C)
    ((Decimal("50.00"),), FIRST_DAY, date(2026, 9, 30), "F82"),
    ((Decimal("50.00"), Decimal("70.00")), date(2026, 10, 1), LAST_DAY, "F82"),
)
"""More withheld than a cap is refused, even of someone who owes nothing. Less in the year than in the day is
not: the year's cap is then too far for any reading of it to change the answer."""

MATERNITY_MONTHS_BEFORE = 4
MATERNITY_DAYS_AFTER = 12  # F105

KEYS = {
    "": {"date", "acts", "patient", "practitioner", "pathway", "third_party", "withheld"},
    "acts": {"code", "fee"},
    "patient": {"birth_date", "scheme", "ald", "due_date", "c2s", "ame", "complementary"},
    "practitioner": {"specialty", "sector"},
    "withheld": {"day", "year"},
}
WORDS = {
    "scheme": ("general", "alsace-moselle"),
    "ald": ("none", "related", "unrelated"),
    "complementary": ("responsible", "none"),
    "specialty": (
        *UNTARGETED.split(","),
        *[
            "general",
            "cardiology",
            "psychiatry",
            "neurology",
            "gynecology",
            "geriatrics",
            "rehabilitation",
            "pediatrics",
        ],
    ),
    "sector": ("1", "2-optam", "2", "none"),
    "pathway": ("treating", "referred", "direct", "emergency", "away", "outside"),
    "third_party": ("none", "amo", "full"),
}
DEFAULTS = {
    "scheme": "general",
    "ald": "none",
    "due_date": None,
    "c2s": False,
    "ame": False,
    "complementary": "responsible",
}
