import { html } from 'hono/html'
import { icons } from '../icons.ts'
import { type Html, heading, note, type Site, shell } from '../shell.ts'

/** An expired link names nobody: it offers a new one to the number on file. */
export function expiredPage(site: Site, expired: { link: string; soon: string | null }): Html {
  return shell(site, {
    title: '这个链接过期了',
    main: html`${icons.bigClock}${heading('这个链接', '过期了')}${
      expired.soon
        ? note(
            'w',
            icons.clock,
            html`<b>刚刚发过了，请先看短信。</b>${expired.soon} 以后可以再发一条。`,
          )
        : html`<p>链接 7 天内有效。没关系，我们可以再发一条新的短信给您。</p>`
    }<form method="post" action="/c/${expired.link}/renew"><button>给我发新的短信</button></form><p class="s">只会发到原来登记的那个手机号，不收费。</p>${note('', icons.shield, html`不认识对方，也不想再收到？<b>不用管它</b>，不点就不会确认。`)}`,
  })
}

export function linkSentPage(site: Site): Html {
  return shell(site, {
    title: '新的短信在路上',
    main: html`${icons.bigTick}${heading('新的短信', '在路上')}<p>几分钟内会发到原来登记的那个手机号。请点新短信里的链接。</p>${note('', icons.shield, '这个页面可以关掉了。')}`,
    worry: '很久没有收到？请',
  })
}

/** Nothing is left to answer: the contact was replaced or removed, or the employee left. */
export function overPage(site: Site): Html {
  return shell(site, {
    title: '这件事已经结束了',
    main: html`${icons.bigTick}${heading('这件事', '已经结束了')}<p>您不用再答复，也不会再为这件事收到短信。</p>${note('', icons.shield, '可以关掉这个页面。')}`,
  })
}

/** The number said stop, so neither code nor link can reach it. */
export function stoppedPage(site: Site, stopped: { backTo: string }): Html {
  return shell(site, {
    title: '这个号码不收短信',
    main: html`${icons.bigClock}${heading('这个号码', '不收我们的短信')}<p>这个号码回复过退订，所以新的短信发不过来。您想做紧急联络人，请打下面的总机，由人事帮您确认。</p><form action="${stopped.backTo}"><button class="o">回到上一页</button></form>`,
  })
}

/** The same for every link that is none: nobody learns which ones exist. */
export function unknownPage(site: Site): Html {
  return shell(site, {
    title: '没有找到这个页面',
    main: html`${icons.bigClock}${heading('没有找到', '这个页面')}<p>链接可能没有复制完整。请回到短信，直接点里面的链接；也可以填手机号，看看是谁。</p><form action="/c"><button class="o">填手机号看看</button></form>${note('', icons.shield, html`不认识发短信的公司？<b>不用管它</b>，不点就不会确认。`)}`,
  })
}

export function throttledPage(site: Site, throttled: { retryAt: string }): Html {
  return shell(site, {
    title: '请稍等一会儿',
    main: html`${icons.bigClock}${heading('试得太多了，', '请稍等一会儿')}<p>${throttled.retryAt} 以后再试。短信里的链接不受影响，随时可以点。</p>`,
  })
}

/** Our trouble, not theirs: nothing was lost, and there is always a next step. */
export function troublePage(site: Site, trouble: { backTo: string }): Html {
  return shell(site, {
    title: '暂时打不开',
    main: html`${icons.bigClock}${heading('暂时打不开，', '请过一会儿再试')}<p>是我们这边出了点问题，您不用担心：您之前的答复都在。</p><form action="${trouble.backTo}"><button>再试一次</button></form>`,
    worry: '一直打不开？请',
  })
}
