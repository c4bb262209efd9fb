export const styles = `
:root { color-scheme: light dark; --ink: #1d2421; --quiet: #5d6a64; --line: #dde3df; --paper: #fff; --shade: #f4f6f4;
  --mark: #0d6b4f; --chosen: #e3f1ea; font: 15px/1.5 system-ui, sans-serif }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eeea; --quiet: #9fada6; --line: #303935; --paper: #171c1a;
  --shade: #1e2522; --mark: #6fd3ae; --chosen: #1f3a30 } }
* { box-sizing: border-box; margin: 0 }
body { color: var(--ink); background: var(--paper); display: grid; grid-template-columns: minmax(260px, 26rem) 1fr; height: 100dvh }
a { color: var(--mark) }
aside { background: var(--shade); border-right: 1px solid var(--line); overflow-y: auto }
aside > header { position: sticky; top: 0; background: var(--shade); padding: 1rem 1.25rem; border-bottom: 1px solid var(--line) }
h1 { font-size: 1.25rem } h1 a { color: inherit; text-decoration: none }
aside header p { color: var(--quiet); font-size: .875rem }
strong { color: #b3261e } @media (prefers-color-scheme: dark) { strong { color: #ff9a8d } }
form { display: flex; gap: .5rem; margin-top: .75rem }
input { flex: 1; min-width: 0 }
input, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: .3rem .6rem }
button { cursor: pointer } button:hover { border-color: var(--mark) }
:focus-visible { outline: 2px solid var(--mark); outline-offset: 1px }
ol { list-style: none; padding: 0 }
li a { display: grid; grid-template-columns: 1fr auto; gap: 0 .75rem; padding: .7rem 1.25rem; border-bottom: 1px solid var(--line);
  color: inherit; text-decoration: none }
li a:hover { background: var(--paper) }
li a[aria-current] { background: var(--chosen); box-shadow: inset 3px 0 var(--mark) }
.subject { font-weight: 600; grid-column: 1 / -1; overflow-wrap: anywhere }
.to { color: var(--quiet); overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
time { color: var(--quiet); font-variant-numeric: tabular-nums; font-size: .875rem }
main { min-width: 0; overflow: hidden }
article { display: flex; flex-direction: column; height: 100% }
article header { padding: 1rem 1.5rem 0; border-bottom: 1px solid var(--line) }
h2 { font-size: 1.25rem; overflow-wrap: anywhere }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 .75rem; font-size: .875rem; margin-top: .35rem }
dt { color: var(--quiet) } dd { overflow-wrap: anywhere }
.attachments { margin-top: .5rem; display: flex; flex-wrap: wrap; gap: .5rem }
.attachments a { border: 1px solid var(--line); border-radius: 6px; padding: .1rem .6rem; text-decoration: none }
nav { display: flex; gap: .25rem; margin-top: .75rem; align-items: center; flex-wrap: wrap }
nav a { padding: .4rem .75rem; text-decoration: none; color: var(--quiet); border-bottom: 2px solid transparent }
nav a[aria-current] { color: var(--ink); border-color: var(--mark); font-weight: 600 }
.back { display: none } .widths { margin-left: auto; display: flex; gap: .25rem } .widths button { padding: .1rem .6rem; font-size: .875rem }
iframe { flex: 1; width: 100%; border: 0; background: #fff; margin: 0 auto }
.scroll { flex: 1; overflow: auto; padding: 1rem 1.5rem }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: 13px/1.6 ui-monospace, monospace }
table { border-collapse: collapse; font-size: .875rem } th { text-align: left; padding: .2rem 1rem .2rem 0; vertical-align: top; color: var(--quiet);
  font-weight: 500; white-space: nowrap } td { overflow-wrap: anywhere; padding: .2rem 0 }
.nothing { color: var(--quiet); padding: 1.25rem } main > .nothing { display: grid; place-items: center; height: 100% }
@media (max-width: 45rem) { body { grid-template-columns: 1fr } body.open aside, body:not(.open) main { display: none } .back { display: block } }
`
