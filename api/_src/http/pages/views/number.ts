import { html } from 'hono/html'
import { icons } from '../icons.ts'
import { type Html, heading, note, type Site, shell } from '../shell.ts'

/** The fixed form: one address for everybody, where the person types their own number. Nobody is named yet. */
export function numberPage(site: Site, input: { typed: string; trouble: string | null }): Html {
  const marks = input.trouble ? html` aria-invalid="true" aria-describedby="e"` : ''
  return shell(site, {
    title: '收到短信了？',
    main: html`${heading('看看是谁', '请您做紧急联络人')}${
      input.trouble ? note('bad', icons.cross, input.trouble) : ''
    }<p>${site.company}的一位员工请您做紧急联络人：万一员工生病、受伤或者联系不上，公司会打您的手机。</p><form method="post" action="/c/code" novalidate><label for="p">收到短信的手机号</label><input class="t" id="p" name="phone" type="tel" inputmode="tel" autocomplete="tel-national" maxlength="20" value="${input.typed}" required${marks}><button>获取验证码</button></form><p class="s">我们发一条验证码到这个手机，填对后您就能看到是谁，再决定愿不愿意。</p>${note('', icons.shield, html`不收费。<b>不问银行卡、密码、身份证。</b>`)}<p class="s"><b>会保存：</b>您的手机号和您的答复，只在紧急时和核对号码时用；您不愿意做，${site.retentionDays} 天内删除。不想理会？<b>不用管它</b>，不填就不会确认。</p>`,
    worry: '不放心？请',
  })
}

export type ListedQuestion = { link: string; employee: string; answered: boolean }

/** Several employees named this number: each has a page of its own. */
export function listPage(site: Site, list: { questions: readonly ListedQuestion[] }): Html {
  const rows = list.questions.map(
    ({ link, employee, answered }) =>
      html`<form action="/c/${link}"><button class="${answered ? 'o' : ''}">${
        answered ? `${employee}：您已经答复过` : `${employee}想请您做紧急联络人`
      }</button></form>`,
  )
  return shell(site, {
    title: '请您做紧急联络人的员工',
    main: html`${heading(`有 ${list.questions.length} 位员工`, '请您做紧急联络人')}<p>请点开每一位，分别答复。</p>${rows}${note('', icons.shield, '每一位都可以答应，也可以不答应。')}`,
  })
}

/** The code was right, and there is nothing (any more) to answer. */
export function nothingOpenPage(site: Site): Html {
  return shell(site, {
    title: '没有等您答复的事',
    main: html`${icons.bigTick}${heading('没有等您', '答复的事')}<p>现在没有员工请这个号码做紧急联络人。您不用做什么，可以关掉这个页面。</p>`,
  })
}
