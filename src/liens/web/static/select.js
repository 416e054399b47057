// Takes the words that are selected in an article to the form for a claim that was missed: as characters of the text.
"use strict";
(function () {
  const link = document.getElementById("missing");
  if (!link) { return; }
  const plain = link.getAttribute("href");
  const paragraphs = () => Array.from(document.querySelectorAll("main .row > .text"));
  const length = (text) => Array.from(text).length;
  // How many characters of the article stand before a place in the page; null outside of its text.
  function offset(node, at) {
    let before = 0;
    for (const paragraph of paragraphs()) {
      if (paragraph.contains(node)) {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        range.setEnd(node, at);
        return before + length(range.toString());
      }
      before += length(paragraph.textContent);
    }
    return null;
  }
  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    link.setAttribute("href", plain);
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) { return; }
    const range = chosen.getRangeAt(0);
    const start = offset(range.startContainer, range.startOffset);
    const end = offset(range.endContainer, range.endOffset);
    if (start !== null && end !== null && start < end) {
      link.setAttribute("href", plain + "?start=" + start + "&end=" + end);
    }
  });
}());
