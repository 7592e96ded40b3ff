import { html } from 'hono/html'
import type { MemberMessage, ShownCard } from '../wecom/member-messages.ts'

const styles: Record<number, string> = { 1: 'btn--main', 2: 'btn', 3: 'btn--bad', 4: 'btn--bad' }

/** A template card as WeCom draws it: source, title, rows, and buttons that press as this member. */
export function cardFace(message: MemberMessage, card: ShownCard, sentAt: string) {
  const [source = '', ...note] = card.source.split(' · ')
  const [desc = '', ...text] = message.text.split('\n')
  return html`<article class="wcard"><header><span>${source} · ${sentAt}</span>${note.length > 0 ? html`<b>${note.join(' · ')}</b>` : ''}</header>
<div class="wcard__m"><h3>${message.title}</h3>${desc ? html`<p class="t2">${desc}</p>` : ''}
${text.length > 0 ? html`<p class="pre">${text.join('\n')}</p>` : ''}
${message.lines.length > 0 ? html`<dl>${message.lines.map(({ key, value }) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>` : ''}
${message.link ? html`<a href="${message.link}" target="_blank" rel="noreferrer">点卡片打开</a>` : ''}</div>
${buttonsOf(message.userid, card)}</article>`
}

function buttonsOf(userid: string, card: ShownCard) {
  if (card.replacedWith !== null) {
    return html`<footer><span class="btn wcard__done">${card.replacedWith}</span></footer>`
  }
  if (card.buttons.length === 0) return ''
  return html`<footer>${card.buttons.map(({ text, style, key, url }) =>
    url === null
      ? html`<button class="btn ${styles[style]}" data-press="${JSON.stringify({ taskId: card.taskId, userid, key })}">${text}</button>`
      : html`<a class="btn ${styles[style]}" href="${url}" target="_blank" rel="noreferrer">${text}</a>`,
  )}</footer>`
}
