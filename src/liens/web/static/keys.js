// Keys for readers: j and k step through claims or results, o opens, t shows the text alone, / searches, ? helps.
// They are a convenience: every page works without. Off or remapped on the page of the method (WCAG 2.1.4).
"use strict";
(function () {
  const STORE = "liens-keys";
  const DEFAULT = { next: "j", previous: "k", open: "o", text: "t", search: "/", help: "?" };
  function settings() {
    try {
      const kept = JSON.parse(localStorage.getItem(STORE) || "{}");
      return { off: kept.off === true, keys: Object.assign({}, DEFAULT, kept.keys || {}) };
    } catch (error) {
      return { off: false, keys: Object.assign({}, DEFAULT) };
    }
  }
  function keep(now) {
    try { localStorage.setItem(STORE, JSON.stringify(now)); } catch (error) { /* a browser that keeps nothing has the default keys */ }
  }
  const items = () => Array.from(document.querySelectorAll("main .note, main .line, main .event"));
  let at = -1;
  function step(by) {
    const found = items();
    if (!found.length) { return; }
    at = Math.min(Math.max(at + by, 0), found.length - 1);
    const item = found[at];
    const link = item.querySelector("a");
    if (link) { link.focus({ preventScroll: true }); }
    item.scrollIntoView({ block: "nearest" });
    found.forEach((other) => other.classList.toggle("here", other === item));
  }
  function open() {
    const item = items()[at];
    const link = item && (item.querySelector("a[href^='/event/']") || item.querySelector("a[href^='/']"));
    if (link) { link.click(); }
  }
  const actions = {
    next: () => step(1),
    previous: () => step(-1),
    open: open,
    text: () => document.body.classList.toggle("text-alone"),
    search: () => document.getElementById("q").focus(),
    help: () => { window.location.href = "/about/method#keys"; },
  };
  document.addEventListener("keydown", (event) => {
    const now = settings();
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (now.off || typing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    const action = Object.keys(actions).find((name) => now.keys[name] === event.key);
    if (action) { event.preventDefault(); actions[action](); }
  });
  const form = document.getElementById("key-form");
  if (form) {
    const now = settings();
    form.hidden = false;
    form.elements.off.checked = now.off;
    Object.keys(DEFAULT).forEach((name) => { form.elements[name].value = now.keys[name]; });
    form.addEventListener("input", () => {
      const keys = {};
      Object.keys(DEFAULT).forEach((name) => { keys[name] = form.elements[name].value || DEFAULT[name]; });
      keep({ off: form.elements.off.checked, keys: keys });
    });
  }
}());
