import { html } from 'hono/html'
import { type Contact, type ContactList, MAX_CONTACTS } from '../../../../../../shared/contact.ts'
import { icons } from '../../icons.ts'
import { type Html, heading, note, type Site, shell } from '../../shell.ts'
import type { JoinerPlace } from '../joiner-places.ts'
import { look } from '../look.ts'
import { script } from '../script.ts'
import { stateLine } from '../state-line.ts'

export type HomeInput = {
  link: string
  name: string
  list: ContactList
  until: string
  finished: boolean
  said: JoinerPlace | null
}

/** The person's own list, in full: whom they named, and how far each one is. */
export function homePage(site: Site, home: HomeInput): Html {
  const { link, list } = home
  const { contacts } = list
  const some = contacts.length > 0
  const room = contacts.length < MAX_CONTACTS
  const finish = html`<form method="post" action="/j/${link}/finish"><button>都填好了</button></form>`
  return shell(site, {
    look,
    script,
    title: '您的紧急联络人',
    main: html`${heading(`${home.name}，`, '您的紧急联络人')}${saidNote(home)}${some ? html`<p class="s">${progress(list)}</p>` : html`<p>还没有填。公司至少要 ${list.coverage.must} 位，最好 ${list.coverage.wanted} 位。</p>`}${contacts.map((contact, at) => card(link, contact, at, isReplaced(contact, contacts)))}${some && !home.finished ? finish : ''}${room ? html`<form action="/j/${link}/new"><button class="${some ? 'o' : ''}">${some ? '再填一位' : '填第一位'}</button></form>` : ''}${some ? html`<form action="/j/${link}"><button class="o">看看最新情况</button></form>` : ''}<p class="s">可以随时关掉。${home.until}前，在这个浏览器里再点原来的链接，就能接着填。入职以后，请在企业微信里查看和修改。</p>`,
  })
}

function progress({ coverage }: ContactList): string {
  const { counts, must, wanted } = coverage
  if (counts >= wanted) return `已有 ${counts} 位确认，够了。`
  if (counts >= must) return `已有 ${counts} 位确认，达到要求。最好有 ${wanted} 位。`
  return `至少要 ${must} 位家人确认，现在 ${counts} 位。`
}

const pictures = { ok: icons.tick, wait: icons.clock, bad: icons.cross } as const

/** Another number was given for this one, and waits to take its place. */
function isReplaced({ id }: Contact, contacts: readonly Contact[]): boolean {
  return contacts.some(({ replaces }) => replaces === id)
}

function card(link: string, contact: Contact, at: number, replaced: boolean): Html {
  const { kind, text } = replaced
    ? ({ kind: 'wait', text: '正在换成新的号码，换好以后这一条会自动移除' } as const)
    : stateLine(contact)
  const number = contact.steps.find(({ name, state }) => name === 'checked' && state === 'done')
  const home = number?.hint ? html`<p class="s">号码已检测 · ${number.hint}</p>` : ''
  return html`<section class="p"><h2>${at + 1} · ${contact.name}（${contact.relation}）</h2><p>${contact.phone}</p>${home}<p class="l">${pictures[kind]}<span>${text}</span></p><form action="/j/${link}/contacts/${contact.id}"><button class="o">查看或修改${contact.name}</button></form></section>`
}

function saidNote({ said, finished, list }: HomeInput): Html | '' {
  const ok = (text: Html) => note('ok', icons.tick, text)
  switch (said) {
    case 'added':
      return ok(html`<b>提交好了。</b>我们会发短信请对方确认，请提醒家人看短信。`)
    case 'changed':
      return ok(html`<b>改好了。</b>`)
    case 'removed':
      return ok(html`<b>移除了。</b>公司不会再联系这一位。`)
    case 'asked':
      return ok(html`<b>会再发一条短信。</b>请提醒家人看短信。`)
    case 'checking':
      return ok(html`<b>正在重新检测。</b>过一会儿再看看。`)
    case 'beside':
      return ok(html`<b>验证码对了。</b>还要请对方自己按短信里说的确认一次，请提醒对方。`)
    case 'nobody':
      return note('bad', icons.cross, html`<b>还没有填。</b>请先填一位，再按“都填好了”。`)
    case 'gone':
      return note('w', icons.clock, '刚才那一位已经不在名单里了，现在是这样：')
    default:
      return finished ? finishedNote(list) : ''
  }
}

/** They said that their list is whole: thanked where it is, told how many are missing where it is not. */
function finishedNote({ contacts, coverage }: ContactList): Html {
  const missing = coverage.must - contacts.length
  return missing > 0
    ? note(
        'w',
        icons.clock,
        html`<b>收到了，还差 ${missing} 位。</b>公司至少要 ${coverage.must} 位，您填了 ${contacts.length} 位，请再填 ${missing} 位。`,
      )
    : note(
        'ok',
        icons.tick,
        html`<b>都填好了，谢谢。</b>人事会看到。等家人确认就行；要改，这里随时可以改。`,
      )
}
