"""How the live page looks, from a telephone to a projector, and how it notices that it is old."""

STYLE = """
:root { color-scheme: light; }
* { box-sizing: border-box; margin: 0; padding: 0; }
body {
  background: $ground; color: $ink; padding: 16px;
  font: 16px/1.35 "Accueil Sans", "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 16px; margin-bottom: 12px; }
h1 { font-size: 1.5em; }
h2 { font-size: .95em; color: $ink_soft; margin-bottom: 8px; }
#updated { margin-left: auto; color: $ink_soft; font-weight: 700; }
#old { display: none; background: $amber; font-weight: 700; padding: 10px 14px; border-radius: 8px;
  margin-bottom: 12px; }
.is-old #old { display: block; }
.is-old #updated { background: $amber; color: $ink; padding: 2px 10px; border-radius: 4px; }
.is-old main { opacity: .6; filter: grayscale(1); }
main { display: grid; gap: 12px; }
section, .tiles li { background: $paper; border: 1px solid $line; border-radius: 8px; padding: 12px 14px; }
ul { list-style: none; }
.tiles { display: grid; grid-template-columns: repeat(6, 1fr); gap: 12px; }
.tiles li { grid-column: span 2; display: flex; flex-direction: column; }
.tiles li:nth-child(-n+2) { grid-column: span 3; }
.tiles span, .tiles small { color: $ink_soft; font-size: .9em; }
.tiles b { font-size: 1.7em; line-height: 1.2; white-space: nowrap; }
.tiles small { white-space: nowrap; }
.tiles i { font-style: normal; font-weight: 400; font-size: .6em; }
.tiles li:first-child b { color: $blue; }
.arrivals p { margin-bottom: 8px; }
.arrivals p::first-letter { text-transform: uppercase; }
.chart { width: 100%; display: block; }
.chart text { font-size: 13px; fill: $ink_soft; }
.chart .end { text-anchor: end; }
.chart .middle { text-anchor: middle; }
.chart .strong { font-weight: 700; fill: $ink; }
.line { stroke: $line; fill: none; }
.come-now { fill: $blue; }
.opening { stroke: $ink; stroke-width: 1.5; stroke-dasharray: 2 3; fill: none; }
.needed { stroke: $ink; stroke-width: 2.5; fill: none; }
.sessions li { padding: 10px 0; border-top: 1px solid $line; }
.sessions li:first-child { border-top: none; padding-top: 0; }
.head { display: flex; flex-wrap: wrap; gap: 2px 10px; align-items: baseline; }
.head span { flex: 1 1 0; min-width: 55%; }
.head em { font-style: normal; color: $ink_soft; }
.foot { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 14px; font-size: .9em; }
.foot span:first-child { color: $ink_soft; }
h2 { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2px 12px; }
.legend { font-weight: 400; display: flex; flex-wrap: wrap; gap: 0 .9em; }
.legend span { white-space: nowrap; }
.legend svg { width: .75em; height: .75em; margin-right: .35em; }
.side { display: contents; }
.arrivals { order: 1; }
.sessions { order: 2; }
.authorities { order: 3; }
.flag { background: $amber; padding: 1px 8px; border-radius: 4px; }
.flag.soft { background: $amber_soft; }
.bar { display: block; width: 100%; height: .8em; margin: 5px 0; border-radius: 3px; background: $ground; }
.room { fill: $line; }
.come { fill: #9fc3df; }
.present { fill: $blue; }
.over .present { fill: $amber; }
.past { color: $ink_soft; }
.past .present, .past .come { fill: #8a94a0; }
.mark { fill: $ink; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: right; padding: 5px 0 5px 12px; border-top: 1px solid $line; font-weight: 400; }
th:first-child { text-align: left; padding-left: 0; }
tr:first-child th { border-top: none; color: $ink_soft; font-size: .9em; }
td { font-weight: 700; }
.note { color: $ink_soft; font-size: .9em; order: 4; }
@media (min-width: 1000px) {
  body { font-size: clamp(14px, .92vw, 24px); padding: 1vw 2vw; }
  .tiles { grid-column: 1 / -1; grid-template-columns: 1.2fr 1.4fr 1fr 1fr 1fr; }
  .tiles li, .tiles li:nth-child(-n+2) { grid-column: auto; }
  .tiles b { font-size: 2.4em; line-height: 1.1; }
  main { grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); align-items: start; }
  .side { display: grid; gap: 12px; align-content: start; }
  .sessions li { padding: .25em 0; line-height: 1.25; }
  .bar { height: .5em; margin: .2em 0 .15em; }
  .head span { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .head { flex-wrap: nowrap; }
  .head b { min-width: 2.6em; }
  .head strong, .head em { white-space: nowrap; }
}
"""
"""Filled in with the colours."""

SCRIPT = """
(function () {
  var body = document.body;
  function look() {
    var old = Date.now() - Number(body.dataset.made) > Number(body.dataset.patience);
    body.classList.toggle("is-old", old);
  }
  look();
  setInterval(look, 5000);
})();
"""
