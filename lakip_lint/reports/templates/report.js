"use strict";
(() => {
  const form = document.getElementById("filter");
  const cards = [...document.querySelectorAll(".finding")];
  const groups = [...document.querySelectorAll(".group, .chapter")];

  function filter() {
    const severities = new Set([...form.querySelectorAll("[name=severity]:checked")].map((box) => box.value));
    const topic = form.elements.topic.value;
    const page = form.elements.page.value;
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const card of cards) {
      const content = words.length ? card.textContent.toLowerCase() : "";
      card.hidden = !(
        severities.has(card.dataset.severity) &&
        (!topic || topic === card.dataset.topic) &&
        (!page || card.dataset.pages.split(" ").includes(page)) &&
        words.every((word) => content.includes(word))
      );
      shown += card.hidden ? 0 : 1;
    }
    for (const group of groups) group.hidden = !group.querySelector(".finding:not([hidden])");
    document.getElementById("shown").textContent = form.dataset.shown.replace("#", shown);
  }

  function reveal() {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (form && target.hidden) { form.reset(); filter(); }
    target.scrollIntoView();
  }

  function light(event, on) {
    const row = event.target.closest && event.target.closest("[data-mark]");
    const card = row && row.closest(".finding");
    if (!card) return;
    for (const part of card.querySelectorAll(`[data-mark="${row.dataset.mark}"]`)) part.classList.toggle("lit", on);
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }
  document.addEventListener("mouseover", (event) => light(event, true));
  document.addEventListener("mouseout", (event) => light(event, false));
  addEventListener("hashchange", reveal);
  reveal();

  for (const view of document.querySelectorAll(".view")) {
    const mark = view.scrollWidth > view.clientWidth && view.querySelector("rect");
    if (!mark) continue;
    const [frame, box] = [view.getBoundingClientRect(), mark.getBoundingClientRect()];
    view.scrollLeft += box.left + box.width / 2 - frame.left - frame.width / 2;
  }

  // What scrolls sideways on a narrow screen can be reached and scrolled by the keyboard.
  function reach() {
    for (const box of document.querySelectorAll(".view, .checked table, .overview table, .rest table")) {
      if (box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  }
  reach();
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
  document.addEventListener("keydown", (event) => {
    const part = event.key === "Escape" && !event.target.closest("form") && event.target.closest("details[open]");
    if (!part) return;
    part.open = false;
    part.querySelector("summary").focus();
  });

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details.print:not([open])")];
    for (const part of folded) part.open = true;
  });
  addEventListener("afterprint", () => { for (const part of folded) part.open = false; });
})();
