import { html, raw } from 'hono/html'
import { icons } from './icons.ts'
import { style } from './style.ts'

/** A piece of a page. Whatever is put into the template is escaped; only `raw` constants are not. */
export type Html = ReturnType<typeof html>

/** Whose page it is: who asks, where to call, how long things are kept. */
export type Site = { company: string; landline: string; retentionDays: number }

/** The frame of every page: one request, nothing from anywhere else; no script unless the page brings its own. */
export function shell(
  site: Site,
  page: { title: string; main: Html; worry?: Html | string; look?: string; script?: string },
): Html {
  const script = page.script ? html`<script>${raw(page.script)}</script>` : ''
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><meta name="format-detection" content="telephone=no"><title>${page.title}</title><style>${raw(page.look ?? style)}</style></head><body><header>${icons.mark}<span><b>${site.company}</b> · 紧急联络人</span></header><main>${page.main}</main><footer>${page.worry ?? '有疑问请'}打${site.company}总机 <a href="tel:${site.landline.replace(/[^\d+]/g, '')}">${site.landline}</a>。</footer>${script}</body></html>`
}

/** A heading that breaks between its parts, not inside a word. */
export function heading(...parts: string[]): Html {
  return html`<h1>${parts.map((part) => html`<span>${part}</span>`)}</h1>`
}

/** A line that matters, with its picture: `ok`, `bad`, `w` for warning, or plain. */
export function note(kind: 'ok' | 'bad' | 'w' | '', icon: Html, text: Html | string): Html {
  return kind === 'bad'
    ? html`<div class="m bad" id="e" role="alert">${icon}<span>${text}</span></div>`
    : html`<div class="m ${kind}">${icon}<span>${text}</span></div>`
}

export const onlyHere = note(
  '',
  icons.shield,
  html`<b>验证码只填在这个页面。</b>有人打电话来要，不要给。`,
)

/** The way to reassurance that does not go through this page. */
export function askInPerson(employeeName: string): Html {
  return html`不放心？先给${employeeName}打个电话问问，或`
}
