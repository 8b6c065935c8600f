/// The page around the blocks. Nothing in it but the title comes from a document.
enum HTMLPage {
  static func head(title: String, hasScript: Bool = true) -> String {
    let scripts = hasScript ? "; script-src 'unsafe-inline'" : ""
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'\(scripts)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(xml(title))</title>
      <style>
      \(style)
      </style>
      </head>
      <body>
      <main>

      """
  }

  static let foot = """
    </main>
    <script>
    \(script)
    </script>
    </body>
    </html>

    """

  private static let style = """
    :root { --page: #ffffff; --ink: #1d2126; --faint: #6b7480; --line: #d5dae0; --cell: #ffffff;
      --padding: #f1f3f5; --tap: #ffe08a; --tap-line: #c98a00; --padding-tap: #fff2cc;
      --winner: #ffa666; --result: #c4e8c8; --still: #e4edfb; --accent: #1f5fbf; }
    @media (prefers-color-scheme: dark) {
      :root { --page: #14171b; --ink: #e4e7eb; --faint: #98a2ae; --line: #38414b; --cell: #1b2026;
        --padding: #22282f; --tap: #6b5200; --tap-line: #e0b040; --padding-tap: #3d3413;
        --winner: #9c4a12; --result: #1f5530; --still: #22344f; --accent: #85b4ff; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--page); color: var(--ink);
      font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
    main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
    h1 { font-size: 1.6rem; margin: 1.5rem 0 .25rem; }
    h2 { font-size: 1.05rem; margin: 0; }
    .facts { list-style: none; padding: 0; margin: 0 0 1.25rem; color: var(--faint); }
    .facts li { display: inline; }
    .facts li + li::before { content: " · "; }
    .faint { color: var(--faint); margin: 0; }
    dl { margin: .75rem 0; }
    dl div { display: grid; grid-template-columns: 8rem 1fr; gap: .75rem; }
    dt { color: var(--faint); } dd { margin: 0; }
    .law { margin: .75rem 0; display: grid; grid-template-columns: 8rem auto 1fr; gap: .75rem;
      align-items: end; }
    .law figcaption { color: var(--faint); align-self: start; }
    .law math { grid-column: 2; } .law p { grid-column: 3; }
    mtd { text-align: left; padding: .15em .2em; }
    @media (max-width: 34rem) {
      dl div, .law { grid-template-columns: minmax(0, 1fr); gap: 0; }
      .law { overflow-x: auto; } .law math, .law p { grid-column: 1; } dd { margin: 0 0 .5rem; }
      dl.keys div { grid-template-columns: 5rem 1fr; } .keys dd { margin: 0; } }
    .row caption { text-align: left; }
    .wide { overflow-x: auto; margin: 1rem 0; }
    .named { display: flex; align-items: center; gap: .6rem; }
    .name { white-space: nowrap; }
    table { border-collapse: collapse; }
    caption { color: var(--faint); font-size: .85rem; padding-bottom: .25rem; }
    .grid, .sum, pre, .name { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
      font-size: .9rem; font-variant-numeric: tabular-nums; }
    .grid td { min-width: 2.3rem; height: 2.1rem; padding: 0 .45rem; text-align: center;
      border: 1px solid var(--line); background: var(--cell); }
    .grid th { font-weight: normal; font-size: .75rem; color: var(--faint); padding: .1rem .4rem; }
    .grid .p { background: var(--padding); color: var(--faint); }
    .grid .t { background: var(--tap); box-shadow: inset 0 0 0 1px var(--tap-line); }
    .grid .q { background: var(--padding-tap); color: var(--faint);
      box-shadow: inset 0 0 0 1px var(--tap-line); }
    .grid .w { background: var(--winner); box-shadow: inset 0 0 0 2px var(--tap-line); }
    .grid .r { background: var(--result); }
    .grid .f { color: var(--faint); }
    .still td { background: var(--still); }
    .matrix .e { background: var(--still); }
    .matrix .above { border-top: 2px solid var(--ink); }
    .matrix .before { border-left: 2px solid var(--ink); }
    .words th, .words td { text-align: left; padding: .3rem .8rem .3rem 0; vertical-align: top;
      border-bottom: 1px solid var(--line); }
    .words caption { text-align: left; } .words .right { text-align: right; }
    pre { margin: .5rem 0; overflow-x: auto; white-space: pre; line-height: 1.6; }
    .label { color: var(--accent); } .strong, .title { font-weight: bold; }
    .pictures { display: flex; flex-wrap: wrap; gap: 1.5rem; }
    .pictures figure { margin: 0; } .pictures svg { max-width: 100%; height: auto; }
    .pictures figcaption { color: var(--faint); font-size: .85rem; }
    .bar { fill: var(--accent); }
    .player { border: 1px solid var(--line); border-radius: 8px; margin: 1.25rem 0; padding: 1rem; }
    .player:focus { outline: 2px solid var(--accent); outline-offset: 2px; }
    .step header { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2rem;
      margin-bottom: .75rem; }
    .step + .step { margin-top: 1.5rem; }
    .panels { display: flex; flex-wrap: wrap; align-items: center; gap: 1.25rem 2.25rem;
      overflow-x: auto; }
    .player .row { display: none; } .player.rows .row { display: flex; flex-wrap: wrap;
      align-items: center; gap: 1.25rem 2.25rem; }
    .row td { min-width: 1.9rem; }
    .grows td { cursor: pointer; } .grows .unseen { color: transparent; background: var(--cell); }
    .grows .now { box-shadow: inset 0 0 0 2px var(--tap-line); }
    .grid .lit { box-shadow: inset 0 0 0 2px var(--accent); }
    @media print { .grows .unseen { color: inherit; background: var(--result); } }
    .controls { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; margin-bottom: 1rem; }
    .controls[hidden], .keys[hidden] { display: none; }
    .controls button { font: inherit; color: inherit; background: var(--cell); min-width: 2.4rem;
      border: 1px solid var(--line); border-radius: 6px; padding: .2rem .6rem; cursor: pointer; }
    .controls button[data-do="play"] { min-width: 4.5rem; }
    .controls button:hover { border-color: var(--accent); }
    .controls input[type="range"] { flex: 1 1 10rem; accent-color: var(--accent); }
    .jump input { font: inherit; width: 4.5rem; color: inherit; background: var(--cell);
      border: 1px solid var(--line); border-radius: 6px; padding: .1rem .3rem; }
    .pace { color: var(--faint); min-width: 6.5rem; }
    .keys { border-top: 1px solid var(--line); padding-top: .5rem; font-size: .9rem; }
    """

  private static let script = """
    "use strict";
    for (const player of document.querySelectorAll(".player")) {
      const find = (selector) => player.querySelector(selector);
      const stage = find(".stage");
      const steps = [...stage.children, ...find("template").content.children];
      const [slider, number] = [find("input[type=range]"), find("input[type=number]")];
      const play = find("[data-do=play]");
      const paces = [0.25, 0.5, 1, 2, 4, 8, 16];
      let [place, pace, timer] = [0, 2, 0];
      // The result fills in as the steps go. Its cells lead to their step, and the cells of the input light
      // those that they take part in.
      let result = player.nextElementSibling;
      while (result && !result.classList.contains("named")) result = result.nextElementSibling;
      const rows = result ? [...result.querySelectorAll("tr")].filter((row) => row.querySelector("td")) : [];
      const cell = (step) => {
        const at = (step.dataset.place || "").split(",").map(Number);
        const row = rows[at.length === 2 ? at[0] : 0];
        return row && row.querySelectorAll("td")[at[at.length - 1]];
      };
      const name = result && result.querySelector(".name");
      const grows = rows.length > 0 && name
        && steps.every((step) => name.textContent === step.dataset.name + " =" && cell(step))
        && steps.every((step) => step.dataset.place.split(",").length < 3)
        && rows.reduce((sum, row) => sum + row.querySelectorAll("td").length, 0) === steps.length;
      const cells = grows ? steps.map(cell) : [];
      let showsAll = !grows;
      const fill = () => cells.forEach((cell, index) => {
        cell.classList.toggle("unseen", !showsAll && index > place);
        cell.classList.toggle("now", index === place);
      });
      if (grows) {
        result.classList.add("grows");
        find("[data-do=all]").hidden = false;
        cells.forEach((cell, index) => cell.addEventListener("click", () => { stop(); show(index); }));
        const taps = steps.map((step) => [...(step.querySelector("table") || step).querySelectorAll("td")]);
        const alike = taps.every((all) => all.length === taps[0].length);
        const isTap = (td) => /\\b[tqw]\\b/.test(td.className);
        stage.addEventListener("pointerover", (event) => {
          const index = alike ? taps[place].indexOf(event.target.closest("td")) : -1;
          cells.forEach((cell, step) => cell.classList.toggle("lit", index >= 0 && isTap(taps[step][index])));
        });
        stage.addEventListener("pointerleave", () => cells.forEach((cell) => cell.classList.remove("lit")));
      }
      const show = (next) => {
        place = Math.min(Math.max(next, 0), steps.length - 1);
        stage.replaceChildren(steps[place]);
        slider.value = number.value = place + 1;
        player.dataset.step = place + 1;
        fill();
      };
      const stop = () => { clearInterval(timer); timer = 0; play.textContent = "Play"; };
      const start = () => {
        clearInterval(timer);
        timer = setInterval(() => { place + 1 < steps.length ? show(place + 1) : stop(); },
          1000 / paces[pace]);
        play.textContent = "Pause";
      };
      const setPace = (next) => {
        pace = Math.min(Math.max(next, 0), paces.length - 1);
        find(".pace").textContent = paces[pace] + (paces[pace] === 1 ? " step" : " steps") + " a second";
        if (timer) start();
      };
      const actions = {
        play() { if (timer) return stop(); if (place + 1 === steps.length) show(0); start(); },
        back() { stop(); show(place - 1); },
        forward() { stop(); show(place + 1); },
        row() { player.classList.toggle("rows"); },
        all() {
          if (!grows) return;
          showsAll = !showsAll;
          find("[data-do=all]").textContent = showsAll ? "So far" : "All";
          fill();
        },
        keys() { find(".keys").hidden = !find(".keys").hidden; },
        jump() { stop(); number.focus(); number.select(); },
        faster() { setPace(pace + 1); },
        slower() { setPace(pace - 1); },
        first() { stop(); show(0); },
        last() { stop(); show(steps.length - 1); },
      };
      const keys = { " ": "play", ArrowLeft: "back", p: "back", ArrowRight: "forward", n: "forward",
        g: "jump", a: "all", "+": "faster", "=": "faster", "-": "slower", "\\u2212": "slower", m: "row",
        "?": "keys", Home: "first", End: "last" };
      player.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target === number) {
          if (event.key === "Enter" || event.key === "Escape") player.focus();
          return;
        }
        if (event.key === " " && event.target.tagName === "BUTTON") return;
        const action = keys[event.key];
        if (!action) return;
        event.preventDefault();
        actions[action]();
      });
      for (const button of player.querySelectorAll("button")) {
        button.addEventListener("click", () => actions[button.dataset.do]());
      }
      slider.addEventListener("input", () => { stop(); show(slider.value - 1); });
      number.addEventListener("change", () => { stop(); show((parseInt(number.value, 10) || 1) - 1); });
      find(".controls").hidden = false;
      setPace(pace);
      show(0);
    }
    // Keys that are pressed outside of any player belong to the first one.
    document.addEventListener("keydown", (event) => {
      const player = document.querySelector(".player");
      if (event.target !== document.body || !player) return;
      player.focus({ preventScroll: true });
      const copy = new KeyboardEvent("keydown", event);
      player.dispatchEvent(copy);
      if (copy.defaultPrevented) event.preventDefault();
    });
    """
}
