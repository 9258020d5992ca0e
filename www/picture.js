// A frame's picture, to look at and to save. It is fetched with the first one.
export function draw(element) {
  const { title, name, svg, asSvg, asPng } = element.dataset;
  const address = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  const image = new Image();
  image.alt = title;
  image.src = address;
  const button = (label, save) => {
    const made = document.createElement("button");
    Object.assign(made, { type: "button", className: "quiet", textContent: label, onclick: save });
    return made;
  };
  const hand = (blob, extension) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name}.${extension}`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const png = async () => {
    await image.decode();
    // Twice as fine as it is large, for screens that show that.
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * image.naturalWidth, 2 * image.naturalHeight];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => hand(blob, "png"), "image/png");
  };
  const tools = document.createElement("p");
  tools.append(button(asSvg, () => hand(new Blob([svg], { type: "image/svg+xml" }), "svg")), " ", button(asPng, png));
  element.replaceChildren(image, tools);
}
