import { html } from 'hono/html'
import { icons } from '../icons.ts'
import { askInPerson, type Html, heading, onlyHere, type Site, shell } from '../shell.ts'

/** Five wrong tries: over for today, with the ways that stay open. */
export function lockedPage(
  site: Site,
  locked: { employee: string | null; backTo: string; below: Html | '' },
): Html {
  const { employee } = locked
  const other = employee
    ? html`<p><b>不想等？</b>${employee}在您身边时，可以在公司的应用里帮您确认。</p>`
    : ''
  return shell(site, {
    title: '填错太多次了',
    main: html`${icons.bigClock}${heading('填错太多次了，', '先停一停')}<p>今天填错了 5 次，明天再填就好。您的号码和答复都没有变。</p>${other}${onlyHere}${locked.below}<form action="${locked.backTo}"><button class="o">回到上一页</button></form>`,
    ...(employee ? { worry: askInPerson(employee) } : {}),
  })
}
