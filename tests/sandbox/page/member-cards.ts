import { html } from 'hono/html'
import type { SandboxParts } from '../control/control-app.ts'
import { chinaDateTime } from '../core/china-time.ts'
import type { Member } from '../options.ts'
import type { MemberMessage } from '../wecom/member-messages.ts'
import { cardFace } from './card-face.ts'

const shownMembers = 80

/** The company's people; each can be played, and shows what WeCom brought. */
export function memberCards({ wecom }: SandboxParts, wanted: string) {
  const { directory, messages } = wecom
  const name = /^\d+$/.test(wanted) ? '' : wanted
  const members = directory
    .list()
    .filter((member) => directory.isReachable(member))
    .filter((member) => member.name.includes(name) || member.userid.includes(name))
  const withNews = members.filter((member) => messages.sentTo(member.userid).length > 0)
  const rest = members.filter((member) => messages.sentTo(member.userid).length === 0)
  function entry(member: Member) {
    const sent = messages.sentTo(member.userid)
    const department = member.departmentIds.map((id) => directory.departmentName(id)).join('、')
    return html`<details id="m-${member.userid}"><summary><b>${member.name}</b>
<span class="note">${department}${member.position ? ` · ${member.position}` : ''}${sent.length > 0 ? ` · ${sent.length} 条消息` : ''}</span></summary>
<a class="btn btn--soft" href="/sandbox/open/${member.userid}" target="_blank">以${member.name}的身份打开</a>
${sent.slice(-8).reverse().map(messageCard)}</details>`
  }
  return html`<div class="card members">${[...withNews, ...rest].slice(0, shownMembers).map(entry)}
${members.length === 0 ? html`<p class="t2">没有找到这位成员。</p>` : ''}
${members.length > shownMembers ? html`<p class="note">共 ${members.length} 人，显示 ${shownMembers} 人；用姓名查找其余的。</p>` : ''}</div>`
}

function messageCard(message: MemberMessage) {
  const sentAt = chinaDateTime(message.sentAt).slice(5, 16)
  if (message.card) return cardFace(message, message.card, sentAt)
  return html`<article class="tcard"><p class="note">紧联 · ${sentAt}</p>
${message.title ? html`<h3>${message.title}</h3>` : ''}
${message.text ? html`<p class="t2 pre">${message.text}</p>` : ''}
${message.lines.length > 0 ? html`<dl>${message.lines.map(({ key, value }) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}</dl>` : ''}
${message.buttons.length > 0 ? html`<p class="row">${message.buttons.map((label) => html`<span class="tag">${label}</span>`)}</p>` : ''}
${message.link ? html`<a class="btn" href="${message.link}" target="_blank" rel="noreferrer">打开</a>` : ''}
${!message.link && message.page ? html`<p class="note">小程序页面 ${message.page}</p>` : ''}</article>`
}
