import { html } from 'hono/html'
import { icons } from '../icons.ts'
import { askInPerson, type Html, heading, note, type Site, shell } from '../shell.ts'

/** First that nothing happened, then who asks, then one button. */
export function drillAskPage(site: Site, asked: { link: string; employee: string }): Html {
  const { link, employee } = asked
  return shell(site, {
    title: '这是演练，没有人出事',
    main: html`${icons.bigTick}${heading('这是演练，', '没有人出事，', '请放心')}<p>${site.company}想知道：万一有急事，短信能不能找到家人。您是${employee}的紧急联络人，所以收到了这条短信。</p><form method="post" action="/d/${link}/received"><button>我收到了</button></form><p class="s">点一下就好，不用填任何东西，不收费。</p>${wayOut}`,
    worry: askInPerson(employee),
  })
}

/** After the press, and whenever the link is opened again. */
export function drillThanksPage(site: Site, { employee }: { employee: string }): Html {
  return shell(site, {
    title: '谢谢您，我们知道了',
    main: html`${icons.bigTick}${heading('谢谢您，', '我们知道了')}<p>这只是一次演练，${employee}没有出事。您不用再做什么。</p>${note('ok', icons.tick, '现在可以关掉这个页面。')}${wayOut}`,
    worry: askInPerson(employee),
  })
}

/** Too late, or the drill has ended: names nobody. */
export function drillOverPage(site: Site): Html {
  return shell(site, {
    title: '这次演练已经结束了',
    main: html`${icons.bigTick}${heading('这次演练', '已经结束了')}<p>这只是演练，没有人出事，请放心。您不用做什么，没有点也没关系。</p>${note('', icons.shield, '可以关掉这个页面。')}${wayOut}`,
  })
}

const wayOut = html`<details class="k"><summary>不想再收到，或不想做联络人 ›</summary><p>不想再收短信：回复“退订”。有急事时公司仍会打电话。</p><p>不想再做紧急联络人：填您的手机号，收一条验证码，就可以退出。</p><form action="/c"><button class="o">我要退出</button></form></details>`
