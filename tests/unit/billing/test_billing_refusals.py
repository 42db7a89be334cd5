"""What is refused, and the reason that is given."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from quizz.billing.computing import reimburse
from quizz.domain.tariff import DatedAmount, Tariff, Tariffs, Unit
from quizz.errors import BillingError, MissingTariff, QuizzError, Refused

SPECIALIST = {"specialty": "other", "pathway": "referred"}


@pytest.mark.parametrize(
    ("reason", "facts"),
    [
        ("Accident du travail.*confiance C", {"accident": True}),
        ("tarif d’autorité", {"sector": "none"}),
        ("La C2S et l’AME", {"c2s": True, "ame": True, "third_party": "full"}),
        ("L’AME et le régime local", {"ame": True, "scheme": "alsace-moselle"}),
        ("tiers payant intégral est obligatoire", {"c2s": True}),
        ("tiers payant intégral est obligatoire", {"c2s": True, "third_party": "amo"}),
        ("C2S en secteur 2", {"c2s": True, "third_party": "full", "sector": "2", "acts": "G 23"}),
        (
            "Avec la C2S, aucun dépassement",
            {"c2s": True, "third_party": "full", "sector": "2-optam", "acts": "G 31"},
        ),
        ("naissance est après", {"born": "2026-11-22"}),
        ("plus de 130 ans", {"born": "1890-01-01"}),
        ("rien n’est établi avant le 01/01/2024", {"day": "2023-12-31"}),
        ("rien n’est établi", {"day": "2100-01-01"}),
        ("pas d’acte", {"acts": ""}),
        ("plus de 20 actes", {"acts": "+".join(["G 30"] * 21)}),
        ("montant positif, au centime", {"acts": "G 0"}),
        ("montant positif, au centime", {"acts": "G -30"}),
        ("montant positif, au centime", {"acts": "G 30.001"}),
        ("montant positif, au centime", {"acts": "G NaN"}),
        ("montant positif, au centime", {"acts": "G 1e30"}),
        ("montant positif, au centime", {"acts": "G Infinity"}),
        ("déjà retenue est un montant", {"withheld": ("-1", "0")}),
        ("déjà retenue est un montant", {"withheld": ("0.005", "0")}),
        ("rien n’est établi.*ni après le 31/12/2026", {"day": "2027-01-01"}),
        ("est moindre que la base", {"acts": "G 29.99"}),
        ("En secteur 1, G se facture 30,00.*s’ajoute par l’acte DE", {"acts": "G 30.01"}),
        ("hors parcours, le dépassement autorisé est plafonné", {"acts": "G 35", "pathway": "outside"}),
        ("MEG se facture à son tarif", {"acts": "G 30 + MEG 6", "born": "2022-01-01", "sector": "2-optam"}),
        ("GL1 se facture à son tarif", {"acts": "GL1 70", "born": "1940-01-01", "sector": "2-optam"}),
        ("FPU se facture à son tarif", {"acts": "FPU 24", "pathway": "emergency", "sector": "2"}),
        ("base de remboursement de TCG en secteur 2", {"acts": "TCG 25", "sector": "2"}),
        ("base de remboursement de CS en secteur 2", {"acts": "CS 50", "sector": "2", **SPECIALIST}),
        ("VRN ne se calcule pas.*confiance C", {"acts": "VG 30 + VRN 46"}),
        ("MN ne se calcule pas.*MHP", {"acts": "G 30 + MN 35"}),
        ("CRD ne se calcule pas.*s’ajoute à la consultation", {"acts": "G 30 + CRD 26.50"}),
        ("COD ne se calcule pas.*son taux", {"acts": "COD 35", "born": "2025-01-10"}),
        ("COH ne se calcule pas.*son taux", {"acts": "COH 50", "born": "2025-01-10"}),
        ("GL3 ne se calcule pas.*confiance C", {"acts": "GL3 60", "born": "1940-01-01"}),
        ("MUT ne se calcule pas", {"acts": "G 30 + MUT 5"}),
        ("IMT ne se facture que pour un patient en ALD", {"acts": "IMT 60"}),
        ("parcours possibles : treating", {"acts": "IMT 60", "ald": "related", "pathway": "referred"}),
        ("un acte pris en charge à 100", {"acts": "RDV 30", "pathway": "outside"}),
        (
            "MCC ne va pas avec le parcours « outside »",
            {
                "acts": "CSC 47.73 + MCC 3.27",
                "day": "2025-06-02",
                "specialty": "cardiology",
                "pathway": "outside",
            },
        ),
        ("ABCD001 ne se calcule pas : aucun tarif", {"acts": "ABCD001 150"}),
        ("spécialité « other »", {"acts": "G 30", **SPECIALIST}),
        ("spécialité « general »", {"acts": "CS 23"}),
        (
            "spécialité « psychiatry »",
            {"acts": "CS 52 + MPC 3.50", "specialty": "psychiatry", "pathway": "referred"},
        ),
        ("parcours possibles : treating", {"acts": "GL1 60", "born": "1940-01-01", "pathway": "referred"}),
        (
            "parcours possibles : direct, referred",
            {"acts": "CS 23 + MCS 5", "specialty": "other", "pathway": "emergency"},
        ),
        ("parcours possibles : away", {"acts": "G 30 + MCG 5"}),
        ("parcours possibles : emergency", {"acts": "FPU 23"}),
        ("ne va pas avec le parcours « treating »", {"acts": "G 30 + SNP 15"}),
        ("accès direct vaut pour", {"acts": "CS 23", "specialty": "other", "pathway": "direct"}),
        ("accès direct vaut pour", {"pathway": "direct"}),
        ("Hors parcours avec la C2S", {"c2s": True, "third_party": "full", "pathway": "outside"}),
        ("Hors parcours avec la C2S, l’AME", {"ame": True, "pathway": "outside"}),
        ("la maternité", {"due": "2027-01-01", "pathway": "outside"}),
        ("un acte pris en charge à 100", {"acts": "COB 30", "born": "2010-06-01", "pathway": "outside"}),
        ("une fois par acte qui la porte : G", {"acts": "TCG 25 + MEG 5", "born": "2022-01-01"}),
        ("une fois par acte qui la porte : G", {"acts": "VG 30 + MEG 5", "born": "2022-01-01"}),
        ("une fois par acte qui la porte : G", {"acts": "VG 30 + MHP 5"}),
        ("une fois par acte qui la porte : G", {"acts": "VG 30 + MSH 23"}),
        (
            "une fois par acte qui la porte : G",
            {"acts": "TCG 25 + MOP 5", "born": "1940-01-01", "pathway": "away"},
        ),
        ("une fois par acte qui la porte", {"acts": "G 30 + MEG 5 + MEG 5", "born": "2022-01-01"}),
        ("une fois par acte qui la porte : MRT, SNP", {"acts": "G 30 + SHE 5"}),
        ("une fois par acte qui la porte : VG", {"acts": "G 30 + MD 10"}),
        ("MRT et MHP ne se cumulent pas", {"acts": "G 30 + MRT 15 + MHP 5"}),
        ("MHP et SNP ne se cumulent pas", {"acts": "G 30 + MHP 5 + SNP 15", "pathway": "away"}),
        ("MSH et GL1 ne se cumulent pas", {"acts": "GL1 60 + G 30 + MSH 23", "born": "1940-01-01"}),
        ("Plusieurs actes techniques", {"acts": "DEQP003 14.77 + JKHD001 13"}),
        ("DE.* accompagne un acte", {"acts": "DE 10"}),
        ("se calcule seul", {"acts": "FPU 23 + G 30", "pathway": "emergency"}),
        ("taux \\(70.%, 100.%\\)", {"acts": "COE 60 + G 30", "born": "2026-01-01"}),
        ("femme enceinte.*confiance C", {"acts": "FPU 23", "pathway": "emergency", "due": "2027-05-01"}),
        ("femme enceinte.*confiance C", {"acts": "FPU 23", "pathway": "emergency", "due": "2026-11-09"}),
        (
            "urgences en Alsace-Moselle",
            {"acts": "FPU 23", "pathway": "emergency", "scheme": "alsace-moselle"},
        ),
        ("avec l’AME", {"acts": "FPU 23", "pathway": "emergency", "ame": True}),
        ("avec l’AME", {"acts": "FJH 23", "ame": True}),
        ("nouveau-né", {"acts": "FPU 23", "pathway": "emergency", "born": "2026-10-22"}),
        ("pendant la maternité", {"acts": "FJH 23", "due": "2027-01-01"}),
    ],
)
def test_a_case_is_refused_with_its_reason(billed, reason, facts):
    with pytest.raises(Refused, match=reason.replace(" :", ".:").replace("« ", "«.").replace(" »", ".»")):
        billed(**facts)


def test_the_neighbours_of_refused_cases_are_computed(billed):
    assert billed("FPU 23", pathway="emergency", due="2026-11-08").base == 23
    assert billed("FPU 23", pathway="emergency", born="2026-10-21").base == 23
    assert billed("FJH 23", due="2027-05-01").base == 23
    assert billed("G 30 + DE 5", c2s=True, third_party="full").patient_cost == 5
    assert billed("G 99999.99", sector="2").excess == Decimal("99976.99")


def test_a_refusal_is_an_error_of_quizz_in_one_sentence(billed):
    assert issubclass(Refused, BillingError)
    assert issubclass(BillingError, QuizzError)
    with pytest.raises(Refused) as refusal:
        billed(accident=True)
    assert str(refusal.value).endswith(".")
    assert "\n" not in str(refusal.value)


def changed(tariffs, tariff_id, **values):
    """The same tariffs, one of them with other values."""
    tariff = tariffs.by_id[tariff_id]
    amounts = tuple(replace(value, **values) for value in tariff.values)
    return Tariffs({**tariffs.by_id, tariff_id: replace(tariff, values=amounts)})


@pytest.mark.parametrize("tariff", ["G", "PF", "PF_JOUR", "PF_AN", "TAUX_PARCOURS"])
def test_nothing_is_computed_with_a_doubtful_amount(case, tariffs, tariff):
    with pytest.raises(Refused, match="confiance C"):
        reimburse(case(), changed(tariffs, tariff, confidence="C"))


def test_an_amount_that_is_less_sure_says_so_in_its_rule(case, tariffs):
    def rules(tariffs):
        return [line.rule for line in reimburse(case(), tariffs).lines]

    assert not any("confiance B" in rule for rule in rules(tariffs))
    assert "[confiance B]" in rules(changed(tariffs, "G", confidence="B"))[0]


def test_an_act_as_dear_as_the_threshold_is_refused(case, tariffs):
    dear = changed(tariffs, "DEQP003", amount=Decimal(120))
    with pytest.raises(Refused, match=r"À partir de 120,00.€"):
        reimburse(case("DEQP003 120"), dear)
    nearly = changed(tariffs, "DEQP003", amount=Decimal("119.99"))
    assert reimburse(case("DEQP003 119.99"), nearly).base == Decimal("119.99")


def test_a_tariff_that_does_not_exist_is_a_fault_of_the_file(case, tariffs):
    with pytest.raises(MissingTariff, match="« TAUX_PARCOURS »".replace(" ", "\u00a0")):
        reimburse(case(), Tariffs({k: v for k, v in tariffs.by_id.items() if k != "TAUX_PARCOURS"}))


def test_a_tariff_alone_is_dated(case, tariffs):
    value = DatedAmount(
        amount=Decimal(30),
        valid_from=date(2026, 1, 1),
        valid_until=date(2026, 11, 20),
        source="s",
        confidence="A",
    )
    ended = Tariff(id="G", label="Consultation", unit=Unit.EUR, values=(value,))
    with pytest.raises(Refused, match="aucun montant n’est établi pour le 21/11/2026"):
        reimburse(case(), Tariffs({**tariffs.by_id, "G": ended}))
