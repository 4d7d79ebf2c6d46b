"""The menu: each page with its title, its icon and what it asks of its reader, in order."""

from quiz_app.domain.people import Permission

PAGES = (
    ("views/search.py", "Søg", ":material/search:", Permission.PRACTISE),
    ("views/my_licence.py", "Mit kørekort", ":material/badge:", Permission.EARN),
    ("views/quiz.py", "Øv dig", ":material/fitness_center:", Permission.PRACTISE),
    ("views/exam.py", "Prøve", ":material/assignment:", Permission.EARN),
    ("views/practice.py", "Ledsagede sager", ":material/group:", Permission.EARN),
    ("views/sign_off.py", "Godkend praktik", ":material/fact_check:", Permission.ASSESS),
    ("views/calculators.py", "Beregnere", ":material/calculate:", Permission.PRACTISE),
    ("views/conferences.py", "Sagskonferencer", ":material/forum:", Permission.CONFER),
    ("views/share_case.py", "Del en sag", ":material/share:", Permission.CONFER),
    ("views/case_release.py", "Frigivelse", ":material/verified_user:", Permission.RELEASE),
    ("views/case_library.py", "Sagsbibliotek", ":material/folder_open:", Permission.PRACTISE),
    ("views/similar_cases.py", "Ligner min sag", ":material/join_inner:", Permission.PRACTISE),
    ("views/month_learning.py", "Månedens læring", ":material/calendar_month:", Permission.CONFER),
    ("views/calibration_rounds.py", "Fælles vurderingsrunder", ":material/balance:", Permission.CONFER),
    ("views/agreement.py", "Fælles retsforståelse", ":material/insights:", Permission.CONFER),
    ("views/support.py", "Støt kolleger", ":material/volunteer_activism:", Permission.SUPPORT),
    ("views/panel.py", "Panelbeslutning", ":material/gavel:", Permission.PANEL),
    ("views/law_texts.py", "Lovtekster", ":material/balance:", Permission.KEEP_LAW),
    ("views/drafts.py", "Kladder", ":material/draft:", Permission.TAKE_DRAFTS),
    ("views/corrections.py", "Facitrettelser", ":material/rule:", Permission.COUNTERSIGN),
    ("views/review_queue.py", "Læs igen", ":material/checklist:", Permission.SEE_IMPACT),
    ("views/impact.py", "Hvad rammer ændringen?", ":material/hub:", Permission.SEE_IMPACT),
    ("views/coverage.py", "Dækning", ":material/grid_view:", Permission.SEE_IMPACT),
    ("views/lacking_offers.py", "Manglende tilbud", ":material/remove_shopping_cart:", Permission.SEE_OFFERS),
    ("views/team.py", "Mit team", ":material/groups:", Permission.VIEW_TEAM),
    ("views/monday.py", "Mandag", ":material/event_note:", Permission.VIEW_TEAM),
    ("views/proceedings.py", "Kørekortssager", ":material/gavel:", Permission.DECIDE_LICENCES),
    ("views/register_change.py", "Registrér en lovændring", ":material/post_add:", Permission.REGISTER_CHANGES),
    ("views/law_confirmations.py", "Bekræft lovgrundlaget", ":material/balance:", Permission.APPROVE_LAW),
    ("views/twin_consents.py", "Tvillingesager", ":material/content_copy:", Permission.RECORD_CONSENT),
    ("views/people.py", "Personer", ":material/manage_accounts:", Permission.ADMINISTER),
    ("views/people_import.py", "Indlæs personer", ":material/upload_file:", Permission.ADMINISTER),
    ("views/sessions.py", "Sessioner", ":material/devices:", Permission.ADMINISTER),
    ("views/audit.py", "Beslutningsspor", ":material/account_tree:", Permission.ADMINISTER),
    ("views/texts.py", "Skjul tekster", ":material/ink_eraser:", Permission.ADMINISTER),
    ("views/my_data.py", "Hvad gemmes om mig?", ":material/privacy_tip:", Permission.SEE_OWN_DATA),
)

HOMES = ("views/my_licence.py", "views/quiz.py", "views/people.py")
"""Where the bare address leads: to the first of these that is open."""
