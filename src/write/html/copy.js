// Shows the buttons, which need this script, and lets each copy its table: marked up for
// word processors, which do not read style sheets, and as text for the rest.
for (const button of document.querySelectorAll("button[data-said]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const table = button.closest(".table").querySelector("table");
    const copy = table.cloneNode(true);
    const cells = table.querySelectorAll("caption, th, td");
    copy.querySelectorAll("caption, th, td").forEach((cell, at) => {
      const style = getComputedStyle(cells[at]);
      cell.removeAttribute("id");
      cell.style.textAlign = style.textAlign;
      cell.style.fontWeight = style.fontWeight;
      if (cell.tagName !== "CAPTION") cell.style.border = "1px solid #c9d2dc";
    });
    copy.style.borderCollapse = "collapse";
    const rows = [...table.rows].map((row) =>
      [...row.cells].map((cell) => cell.textContent).join("\t"));
    const said = document.getElementById("said");
    const holder = document.createElement("div");
    const onCopy = (event) => {
      event.clipboardData.setData("text/html", copy.outerHTML);
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
    setTimeout(() => { said.textContent = ""; }, 2500);
  });
}
