import { html } from 'hono/html'
import { icons } from '../icons.ts'
import { type Html, heading, note, onlyHere, type Site, shell } from '../shell.ts'

export type CodeTrouble =
  | { kind: 'wrong'; left: number }
  | { kind: 'stale' }
  | { kind: 'malformed' }
  /** Asked again too early. */
  | { kind: 'soon'; retryAt: string }

export type CodeInput = {
  title: string
  /** What was done: where the code went. */
  sent: Html | string
  confirmAction: string
  confirmWords: string
  againAction: string
  /** What a form needs to carry along, e.g. the sealed ticket of the fixed form. */
  hidden: Html | ''
  trouble: CodeTrouble | null
  /** What was typed, where a digit may only have to be added; a whole code that is wrong is no use again. */
  typed: string
  /** How to say no from here. */
  below: Html | ''
  worry?: Html
}

/**
 * Where the six digits go, also after a wrong try: with what happened and what to do. `novalidate`, here and
 * elsewhere: old web views block a form without saying why; our own page says it in large letters.
 */
export function codePage(site: Site, code: CodeInput): Html {
  const wrong = code.trouble && code.trouble.kind !== 'soon'
  const marks = wrong ? html` aria-invalid="true" aria-describedby="e"` : ''
  return shell(site, {
    title: code.title,
    main: html`${heading('请填短信里的', '验证码')}${
      code.trouble ? troubleNote(code.trouble) : html`<p>${code.sent}</p>`
    }<form method="post" action="${code.confirmAction}" novalidate>${code.hidden}<label for="c">短信里的 6 位数字</label><input class="c" id="c" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" maxlength="12" value="${code.trouble?.kind === 'malformed' ? code.typed : ''}" required${marks}><button>${code.confirmWords}</button></form><form method="post" action="${code.againAction}">${code.hidden}<button class="o" name="agree" value="on">没收到，再发一条</button></form><p class="s">${
      code.trouble?.kind === 'wrong'
        ? '之前那条没过期的验证码也能用。'
        : '等 1 分钟还没收到，再按上面这个按钮。'
    }</p>${onlyHere}${code.below}`,
    ...(code.worry ? { worry: code.worry } : {}),
  })
}

function troubleNote(trouble: CodeTrouble): Html {
  switch (trouble.kind) {
    case 'wrong':
      return note(
        'bad',
        icons.cross,
        html`<b>验证码不对。</b>请看最新一条短信，再填一次。今天还可以填 ${trouble.left} 次。`,
      )
    case 'stale':
      return note(
        'bad',
        icons.cross,
        html`<b>验证码过期了，或者还没有发到。</b>等短信到了再填，或者按“再发一条”。`,
      )
    case 'malformed':
      return note('bad', icons.cross, html`<b>验证码是 6 位数字。</b>请看短信，再填一次。`)
    case 'soon':
      return note(
        'w',
        icons.clock,
        html`<b>已经发过了，请先看短信。</b>${trouble.retryAt} 以后可以再发一条。`,
      )
  }
}
