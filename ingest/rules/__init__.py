"""What kind of letter is it, and may it become an enquiry?"""

from ingest.rules.judge import judge
from ingest.rules.judgement import Judgement
from ingest.rules.order import ORDER, RULES_VERSION

__all__ = ["ORDER", "RULES_VERSION", "Judgement", "judge"]
