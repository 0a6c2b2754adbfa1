// Shows the buttons, which need this script, and lets each copy its table: marked up for
// word processors, which do not read style sheets, and as text for the rest.
let silence;
for (const button of document.querySelectorAll("button[data-said]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const table = button.closest(".table").querySelector("table");
    const copy = table.cloneNode(true);
    const cells = table.querySelectorAll("th, td");
    copy.querySelectorAll("th, td").forEach((cell, at) => {
      const style = getComputedStyle(cells[at]);
      cell.style.textAlign = style.textAlign;
      cell.style.fontWeight = style.fontWeight;
      cell.style.border = "1px solid #c9d2dc";
    });
    copy.style.borderCollapse = "collapse";
    // A caption of its own would be centred over the page; this is a paragraph before the
    // table, in Word in the style of captions.
    copy.caption.remove();
    const caption = document.createElement("p");
    caption.className = "MsoCaption";
    caption.append(Object.assign(document.createElement("b"), { textContent: table.caption.textContent }));
    const note = button.closest(".table").querySelector(".note");
    const below = document.createElement("p");
    below.textContent = note ? note.textContent : "";
    const markup = caption.outerHTML + copy.outerHTML + (note ? below.outerHTML : "");
    const rows = [...table.rows].map((row) =>
      [...row.cells].map((cell) => cell.textContent).join("\t"));
    const said = document.getElementById("said");
    const holder = document.createElement("div");
    const onCopy = (event) => {
      event.clipboardData.setData("text/html", markup);
      event.clipboardData.setData("text/plain", rows.join("\n"));
      event.preventDefault();
    };
    // This way also works where the page is a file, in every browser.
    holder.textContent = " ";
    document.body.append(holder);
    getSelection().selectAllChildren(holder);
    document.addEventListener("copy", onCopy, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", onCopy);
    getSelection().removeAllRanges();
    holder.remove();
    said.textContent = done ? button.dataset.said : "";
    // What is said of one table is not cut short by the one before.
    clearTimeout(silence);
    silence = setTimeout(() => { said.textContent = ""; }, 2500);
  });
}
