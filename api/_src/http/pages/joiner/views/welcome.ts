import { html } from 'hono/html'
import { icons } from '../../icons.ts'
import { type Html, heading, note, type Site, shell } from '../../shell.ts'
import { look } from '../look.ts'

/** The link, not yet opened: it names nobody, for a preview may look at it first. */
export function welcomePage(site: Site, { link, until }: { link: string; until: string }): Html {
  return shell(site, {
    look,
    title: '入职前，请填好紧急联络人',
    main: html`${heading('入职前，请填好', '紧急联络人')}<p>欢迎加入${site.company}。万一您生病、受伤，或者联系不上，公司要知道打给哪位家人。</p><p>请填 1 到 5 位：姓名、关系、手机号，大约两分钟。我们会发短信请对方确认，请先跟家人说一声。</p><form method="post" action="/j/${link}/open"><button>开始填写</button></form>${note('w', icons.clock, html`<b>请用您平时用的手机打开。</b>按下以后，只能在这个浏览器里继续填。${until}前有效。`)}${note('', icons.shield, html`不收费。<b>不问银行卡、密码、身份证。</b>`)}<p class="s"><b>会保存：</b>您填的姓名、关系、手机号。只在紧急时和核对号码时用。您没有入职，或离职以后，${site.retentionDays} 天内删除。</p>`,
    worry: '不放心？请',
  })
}

/** Pressed in a browser that keeps no cookie: the link is still unused. */
export function noCookiePage(site: Site, { link }: { link: string }): Html {
  return shell(site, {
    look,
    title: '这个浏览器没法继续',
    main: html`${icons.bigClock}${heading('这个浏览器', '没法继续')}<p>它不让网页记住您（关闭了 Cookie）。链接还没有用掉：请换手机自带的浏览器再打开一次，或者允许 Cookie 后重试。</p><form action="/j/${link}"><button>再试一次</button></form>`,
  })
}
