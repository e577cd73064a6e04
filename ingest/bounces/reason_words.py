"""The words with which mail systems name their reasons, the telling ones before the general."""

_MAILBOX = r"(?:mail ?box|inbox|mail ?folder|account|mail ?dir|disk|user|recipient)"

REASON_WORDS: tuple[tuple[str, str], ...] = (
    # Google Groups answers one text in many languages: no such group, or you may not post.
    ("rejected", r"groups\.google\.com/support|sending to/from an address|valid from:"),
    ("virusdetected", r"\bvirus\b|infected|malware"),
    ("hasmoved", r"has moved|has (?:been )?changed to|new address is"),
    ("mesgtoobig", (
        r"(?:message|mail)(?: size)? (?:is )?(?:too (?:big|large|long)|exceeds)|size limit"
        r"|maximum (?:allowed )?(?:message )?size|max message size"
    )),
    ("mailboxfull", (
        _MAILBOX + r"\S* (?:\S+ )?(?:is |has been |size )*(?:full|over ?quota|exceeded)|over ?quota"
        r"|over (?:the |his |her |its |their |disk |storage )*quota|quota (?:is )?(?:exceeded|full)"
        r"|exceed\w* (?:\S+ )?(?:mailbox |storage |disk )?(?:quota|limit)|mailbox size limit"
        r"|too many messages|over its limit|reached (?:\S+ )?(?:disk )?quota"
        r"|not enough (?:storage|disk)|storage (?:limit|allocation)"
        r"|容量|いっぱい|一杯"
    )),
    ("norelaying", (
        r"relay(?:ing)? (?:access )?(?:denied|prohibited|not (?:allowed|permitted))|no relaying"
        r"|not permitted to relay|unable to relay|cannot relay|not a gateway|relay not|open relay"
    )),
    ("authfailure", r"\bspf\b|\bdkim\b|dmarc|unauthenticated (?:mail|email)"),
    ("requireptr", (
        r"reverse (?:dns|lookup|hostname)|\bptr\b|cannot find your hostname|resolve your ip|rdns"
        r"|unverifi?yable sending ip"
    )),
    ("badreputation", r"reputation"),
    ("spamdetected", r"\bspam\w*\b(?!haus|cop|\.)|unsolicited|bulk mail|junk|\bube\b|\buce\b"
     r"|content (?:rejected|filter)"),
    ("notaccept", r"does not accept (?:any )?(?:e-?mail)|null ?mx|no smtp service|no mx record"
     r"|couldn't find a mail exchanger|no host found for existing"),
    ("hostunknown", (
        r"(?:host|domain|mail server|server)(?: name)? (?:is )?(?:unknown|not found|does not exist)"
        r"|domain (?:name )?(?:is )?not reachable|unknown (?:host|domain)|no such (?:domain|host)"
        r"|unroute?able"
        r"|nxdomain|name service error for|host or domain name not found|couldn't find any host"
        r"|dns error|domain of recipient|missing the proper dns"
        r"|point to non-existent hosts|address lookups failed"
        r"|(?<![@\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,8} does not exist"
    )),
    ("suspend", (
        _MAILBOX + r"[^.:;]{0,60}(?:suspend|disabled|inactive|deactivated|locked|closed|frozen)"
        r"|expired account|account expired"
    )),
    ("userunknown", (
        r"(?:user|recipient|mailbox|account|address|addressee|alias|mail ?drop)\S*(?: \S+){0,4}?"
        r" (?:is |was |has been )?(?:unknown|not (?:found|exist|listed|known|valid|available here"
        r"|recognized)|does(?: not|n't) exist|doesn't have|invalid)"
        r"|(?:unknown|no such|invalid|non-?existent|bad|undeliverable|no valid)"
        r"(?: or \w+)? (?:[\w-]+ ){0,2}(?:user|recipient|mailbox|account|address|local part|person"
        r"|alias)|user unknown|does not have an? \S* ?account|no mailbox|not our customer"
        r"|not a known user|there is no one at|no account|not (?:a )?(?:valid|registered)"
        r"|not in (?:my|our)|recipientnotfound|resolver\.adr|unknown local.?part"
        r"|destination addresses were unknown|unknown (?:local|virtual)"
        r"|not present in (?:the )?directory|unknown address|account unavailable"
        r"|user (?:doesn't|not) exist|存在しない|宛先不明|見つかりません"
    )),
    ("blocked", (
        r"black ?list|block(?:ed|list| list)|spamhaus|spamcop|\brbl\b|dnsbl|access denied"
        r"|connection (?:refused by|rejected)|banned|client host|go away|barracuda|proofpoint"
        r"|listed (?:in|at|by|on)\b|refused to talk to me|(?:your|client) ip\b|bad (?:host|ip)"
    )),
    ("toomanyconn", r"too many (?:\w+ )?(?:connections|sessions|recipients)|rate ?limit|throttl"
     r"|connection limit|excessive|concurrent"),
    ("speeding", r"too (?:fast|quickly)|rate that prevents"),
    ("filtered", (
        r"mailbox unavailable|recipient preferences|rejected by a remote mail server"
        r"|due to (?:a |the )?(?:user|recipient)'?s? (?:filter|request|preference)"
    )),
    ("rejected", (
        r"sender(?: address|'s)? (?:\S+ )?(?:rejected|refused|invalid|verify failed|denied)"
        r"|bad sender|sender domain|domain of sender|from address|envelope sender"
    )),
    ("policyviolation", (
        r"policy|prohibited|not (?:allowed|permitted|authori[sz]ed)|do not have permission"
    )),
    ("systemfull", r"mail system full|requested mail action aborted: exceeded|no space"),
    ("expired", (
        r"(?:delivery|retry|queue|connection)\S* (?:time ?)?(?:expired|timed? ?out|timeout)"
        r"|timed out|has been in the queue|too long|not been (?:collected|delivered)"
        r"|envelope expired"
        r"|will keep trying|delivery attempts|could not be delivered (?:for|within)|no longer than"
        r"|not accept our requests to connect|host not reachable|giving up|not responding"
        r"|retry time(?:out| not)|failing for a long time|no action is required|delay reason|frozen"
        r"|was not delivered within"
    )),
    ("networkerror", (
        r"connection (?:lost|reset|refused|dropped)|loops? back|mail loop|too many hops|hop count"
        r"|network (?:error|is unreachable)|no route|unable to connect|lost connection"
        r"|able to establish an smtp connection|best-preference mx|forwarding loop"
    )),
    ("mailererror", (
        r"command output|exit(?:ed)? (?:with )?(?:status|value)|procmail|pipe to|\bsh:"
        r"|returned signal|child process|delivery to (?:file|pipe)"
    )),
    ("contenterror", (
        r"improper use of 8-bit|malformed|mime|header (?:error|syntax)|received.? headers"
    )),
    ("syntaxerror", r"syntax error|command (?:unrecognized|not (?:recognized|implemented))"),
    ("securityerror", (
        r"authentication (?:failed|required)|must authenticate|starttls|tls (?:is )?required"
    )),
    ("systemerror", (
        r"local (?:configuration )?error|system error|config\w* error|internal (?:server )?error"
        r"|temporary (?:system|local|server)|service unavailable|cannot open|i/o error"
        r"|local delivery failed|lmtp error"
        r"|does not (?:support|advertise)"
    )),
)  # fmt: skip
