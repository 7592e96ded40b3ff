/**
 * What WeChat gives its elements before any style of ours (base library without `"style": "v2"`): a button
 * brings its own line height, ground and hairline, an input a height in rem, and nothing is a border-box.
 */
export const elementStyles = `
html { font-size: 5vw }
body { margin: 0; font-family: -apple-system, "Helvetica Neue", sans-serif }
view, comp { display: block }
text { display: inline }
wx-button {
  display: block; position: relative; overflow: hidden; box-sizing: border-box;
  margin: 0 auto; padding: 0 14px; border-radius: 5px;
  color: #000; background-color: #f8f8f8;
  font-size: 18px; line-height: 2.55555556; text-align: center;
}
wx-button::after {
  content: " "; position: absolute; top: 0; left: 0; width: 200%; height: 200%;
  box-sizing: border-box; border: 1px solid rgba(0, 0, 0, 0.2); border-radius: 10px;
  transform: scale(0.5); transform-origin: 0 0;
}
input {
  display: block; width: 100%; height: 1.4rem; min-height: 1.4rem; padding: 0; overflow: hidden;
  border: 0; outline: 0; color: inherit; background: none; font: inherit; letter-spacing: inherit;
}
`

/** A mini-program's style sheet for a browser: its own tags, its own unit. */
export function asCss(wxss: string): string {
  return wxss
    .replace(/(-?[\d.]+)rpx/g, (_, size) => `calc(${size} * 100vw / 750)`)
    .replace(/(^|[,}\s>+~])page(?=[\s,{])/g, '$1body')
    .replace(/(^|[,}\s>+~])button(?=[\s,.:{[])/g, '$1wx-button')
}
