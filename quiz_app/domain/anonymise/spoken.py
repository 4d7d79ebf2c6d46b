"""Danish numbers in words, as pieces of patterns that are blind to case."""

ONES = r"(?:nul|en|et|én|ét|to|tre|fire|fem|seks|syv|otte|ni)"
TEENS = r"(?:ti|elleve|tolv|(?:tret|fjor|fem|seks|syt|at|nit)ten)"
TENS = r"(?:tyve|tredive|fyrre(?:tyve)?|halvtreds|tres|halvfjerds|firs|halvfems)"
BELOW_HUNDRED = rf"(?:{ONES}[ ]?og[ ]?{TENS}|{TENS}|{TEENS}|{ONES})"
HOUSE = rf"(?:(?:(?:et|to|tre|fire)[ ]?)?hundrede(?:[ ]?(?:og[ ]?)?{BELOW_HUNDRED})?|{BELOW_HUNDRED})"
"""A house's number."""

YEAR = (
    rf"(?:(?:nitten[ ]?hundrede?[ ]?(?:og[ ]?)?)?(?:{ONES}[ ]?og[ ]?{TENS}|{TENS})"
    rf"|to[ ]?tusinde?[ ]?(?:og[ ]?)?{BELOW_HUNDRED})"
)
"""A year: ``niogfirs``, ``nittenhundrede halvfems``, ``to tusind og tre``."""

ORDINAL = (
    r"(?:første|anden|andet|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende|ellevte|tolvte"
    r"|[a-zæøå]{2,5}tende|[a-zæøå]{0,6}(?:tyvende|tredivte))"
)
"""``tredje``, ``enogtyvende``."""
