import { html } from 'hono/html'
import type { Html } from '../shell.ts'

/** Saying no takes a second press: a thumb slips, and it ends the contact. */
export function declineForms(link: string, employee: string): { unknown: Html; unwilling: Html } {
  const action = `/c/${link}/decline`
  return {
    unknown: html`<details><summary>我不认识这位员工</summary><p>确定不认识${employee}吗？按下面的按钮后，我们马上停用这个号码，不再发短信。</p><form method="post" action="${action}"><button class="no" name="why" value="unknown">确定，我不认识</button></form></details>`,
    unwilling: html`<details class="k"><summary>认识，但不愿意 ›</summary><p>没关系。以后不再为这件事发短信，${employee}会收到通知，不用说明原因。</p><form method="post" action="${action}"><button class="no" name="why" value="unwilling">我不愿意做</button></form></details>`,
  }
}

/** The way back for who was about to leave. */
export function stayForm(link: string): Html {
  return html`<form action="/c/${link}"><button class="o">不退出了，回去</button></form>`
}
