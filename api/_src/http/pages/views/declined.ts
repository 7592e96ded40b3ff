import { html } from 'hono/html'
import { icons } from '../icons.ts'
import { type Html, heading, note, type Site, shell } from '../shell.ts'

export type DeclinedInput = {
  link: string
  employee: string
  phoneTail: string
  why: 'unknown' | 'unwilling'
  /** Until when the refusal can be taken back, in words; null if that time is over. */
  undoUntil: string | null
}

/** After either no: what happens now, and the way back for a slip of the thumb. */
export function declinedPage(site: Site, declined: DeclinedInput): Html {
  const { employee, phoneTail } = declined
  const what =
    declined.why === 'unknown'
      ? html`<p>您说不认识${employee}。这个号码（尾号 ${phoneTail}）已停用，我们不再为这件事发短信给您。</p>`
      : html`<p>没关系。我们不再为这件事发短信到这个号码（尾号 ${phoneTail}），也会告诉${employee}换一位联络人。</p>`
  return shell(site, {
    title: '知道了，打扰您了',
    main: html`${icons.bigTick}${heading('知道了，', '打扰您了')}${what}${note('', icons.shield, '您不用再做什么，可以关掉这个页面。')}${
      declined.undoUntil
        ? html`<p><b>点错了？</b>${declined.undoUntil} 以前可以撤回。</p><form method="post" action="/c/${declined.link}/undo"><button class="o">点错了，撤回</button></form>`
        : html`<p><b>点错了？</b>超过 24 小时，不能撤回了。请让${employee}联系公司人事。</p>`
    }`,
    worry: '还是收到短信？请',
  })
}

/** A confirmed contact left with the code. */
export function leftPage(site: Site, left: { employee: string }): Html {
  return shell(site, {
    title: '已经退出',
    main: html`${icons.bigTick}${heading('已经退出，', '谢谢您之前的帮忙')}<p>您不再是${left.employee}的紧急联络人，我们不再为这件事发短信给您。${left.employee}会收到通知。</p>${note('', icons.shield, `您的资料会在 ${site.retentionDays} 天内删除。`)}`,
    worry: '还是收到短信？请',
  })
}
