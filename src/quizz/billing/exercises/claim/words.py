"""Codes in the words of a practice: what each is, what papers say of it, what it is taken for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "G": "la consultation du généraliste au cabinet",
        "GS": "l’ancien code des généralistes spécialistes, supprimé le 22/12/2024",
        "TCG": "la téléconsultation du généraliste",
        "VG": "la visite du généraliste à domicile",
        "VL": "la visite longue d’un patient très dépendant",
        "VSP": "la visite de soins palliatifs du médecin traitant",
        "COE": "l’examen obligatoire du nourrisson avec certificat de santé",
        "COD": "un examen obligatoire de l’enfant sans certificat",
        "COB": "l’examen de l’enfant à 6, 8-9, 11-13 ou 15-16 ans",
        "RDV": "« Mon bilan prévention »",
        "CCP": "la première consultation de contraception, avant 26 ans",
        "IMT": "l’inscription d’un patient en ALD chez un nouveau médecin traitant",
        "GL1": "la consultation longue après une hospitalisation, après 80 ans",
        "GL2": "la consultation longue après un bilan de médication, après 80 ans",
        "APC": "l’avis ponctuel de consultant",
        "CS": "la consultation du spécialiste",
        "CEH": "la consultation du pédiatre pour un enfant de moins de 2 ans",
        "CEP": "la consultation de recours du pédiatre, sur adressage",
        "CDE": "le dépistage du mélanome par le dermatologue",
        "DEQP003": "l’électrocardiogramme",
        "JKHD001": "le frottis cervico-utérin",
        "MEG": "la majoration d’un enfant de moins de 6 ans",
        "MCG": "la coordination d’un patient hors de sa résidence, avec retour au médecin traitant",
        "MOP": "la majoration d’un patient de plus de 80 ans que le médecin ne suit pas",
        "MRT": "la majoration du médecin traitant qui reçoit à la demande de la régulation",
        "SNP": "la majoration d’un autre médecin qui reçoit à la demande de la régulation",
        "SHE": "la surcote de MRT ou de SNP entre 19 h et 21 h",
        "MHP": "la majoration de nuit, de dimanche ou de jour férié, sans régulation ni urgence",
        "MSH": "le suivi dans le mois qui suit une sortie d’hôpital",
        "MIC": "le suivi d’une insuffisance cardiaque dans les deux mois d’une sortie d’hôpital",
        "MD": "la majoration de déplacement d’une visite que l’état du patient impose",
        "MCS": "la coordination du spécialiste, dans le parcours et avec retour au médecin traitant",
        "MPC": "la majoration provisoire du clinicien",
        "DE": "le dépassement pour exigence du patient",
    }
)
"""What a code is, as the end of a sentence."""

DONE: Mapping[str, str] = MappingProxyType(
    {
        "G": "Consultation au cabinet",
        "TCG": "Téléconsultation, par vidéo",
        "VG": "Visite à domicile, sur simple demande",
        "VL": "Visite longue à domicile, avec l’aidant",
        "VSP": "Visite à domicile, soins palliatifs",
        "COE": "Examen obligatoire, certificat de santé rempli",
        "COB": "Examen obligatoire de l’enfant",
        "CCP": "Première consultation de contraception",
        "IMT": "Inscription d’un patient en ALD",
        "GL1": "Consultation longue après une hospitalisation",
        "GL2": "Consultation longue, bilan de médication",
        "APC": "Avis ponctuel au cabinet",
        "CS": "Consultation au cabinet",
        "CEH": "Consultation au cabinet",
        "CEP": "Consultation de recours, au cabinet",
        "CDE": "Dépistage du mélanome, peau vue en entier",
        "DEQP003": "Électrocardiogramme",
        "JKHD001": "Frottis cervico-utérin",
    }
)
"""What the practitioner did. Other acts have no words and cannot be in a claim to fill."""
DONE_AT_HOME = "Visite à domicile, ne peut pas se déplacer"
"""VG with MD."""

TAKEN_FOR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "G": ("GS", "CS", "TCG"),
        "TCG": ("G", "VG"),
        "VG": ("G", "VL"),
        "VL": ("VG", "VSP"),
        "VSP": ("VL", "VG"),
        "COE": ("G", "COD", "COB"),
        "COB": ("G", "COE"),
        "CCP": ("G", "RDV"),
        "IMT": ("G", "RDV"),
        "GL1": ("GL2", "G", "VL"),
        "GL2": ("GL1", "G", "VL"),
        "APC": ("CS", "G"),
        "CS": ("APC", "G"),
        "CEH": ("G", "CEP", "COE"),
        "CEP": ("CEH", "APC", "CS"),
        "CDE": ("CS", "APC"),
        "MRT": ("SNP", "MHP"),
        "SNP": ("MRT", "MHP"),
        "MSH": ("MIC",),
        "MIC": ("MSH",),
        "MCG": ("MCS",),
        "MCS": ("MCG",),
        "DE": ("MHP",),
    }
)
"""Codes of the same family that are charged by mistake in the place of one."""

ADDED_TO: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "G": ("MEG", "MOP", "MCG", "MHP", "SNP", "DE"),
        "TCG": ("MEG", "MCG", "MHP"),
        "VG": ("MHP", "MEG", "MD"),
        "VL": ("MHP", "DE"),
        "VSP": ("MHP", "DE"),
        "COE": ("MEG",),
        "COB": ("MHP", "MCG"),
        "CCP": ("MCG", "MHP"),
        "IMT": ("MSH", "MCG"),
        "GL1": ("MSH", "MOP"),
        "GL2": ("MSH", "MOP"),
        "APC": ("MCS", "MPC"),
        "CS": ("MCS", "MCG", "DE"),
        "CEH": ("MEG", "MCS"),
        "CEP": ("MCS", "MEG"),
        "CDE": ("MPC", "MCS"),
    }
)
"""What is added to an act by mistake when it is not due."""
