import { html } from 'hono/html'
import { icons } from '../../icons.ts'
import { type Html, heading, note, type Site, shell } from '../../shell.ts'
import { look } from '../look.ts'

/** The same for every link that is none: nobody learns which ones exist. */
export function unknownJoinerPage(site: Site): Html {
  return shell(site, {
    look,
    title: '没有找到这个页面',
    main: html`${icons.bigClock}${heading('没有找到', '这个页面')}<p>链接可能没有复制完整，或者人事已经发了新的。请点最新一封邮件或短信里的链接。</p><p>还是打不开，请联系通知您入职的人事同事，请对方重发一个。</p>`,
    worry: '找不到人事同事？请',
  })
}

/** Opened in another browser: whoever has only the link does not come in. */
export function elsewherePage(site: Site): Html {
  return shell(site, {
    look,
    title: '请在原来的浏览器里继续',
    main: html`${icons.bigClock}${heading('请在原来的', '浏览器里继续')}<p>这个链接已经在另一个浏览器里开始填写了。为了保护您家人的信息，只能在那里继续。</p><p>请用原来的手机、原来的浏览器（例如微信里，或手机自带的浏览器）再点一次链接。</p>${note('w', icons.clock, html`<b>换了手机，或者不是您打开的？</b>请联系通知您入职的人事同事重发一个链接。已经填好的都在，旧链接马上作废。`)}`,
    worry: '找不到人事同事？请',
  })
}

export function endedJoinerPage(site: Site): Html {
  return shell(site, {
    look,
    title: '这个链接不能再用了',
    main: html`${icons.bigClock}${heading('这个链接', '不能再用了')}<p>它已经过期，或者被人事停用。已经填好的都在，不会丢。</p><p>还要填写或修改，请联系通知您入职的人事同事，请对方重发一个。</p>`,
    worry: '找不到人事同事？请',
  })
}

/** They do not join after all: what they filled in retired with them. */
export function notJoiningPage(site: Site): Html {
  return shell(site, {
    look,
    title: '不用再填了',
    main: html`${icons.bigClock}${heading('不用', '再填了')}<p>公司记录您不再入职。您填的联络人已经停用，${site.retentionDays} 天内删除，不会再发短信给他们。</p><p>弄错了？请联系通知您入职的人事同事。</p>`,
    worry: '找不到人事同事？请',
  })
}

/** They are in WeCom now: what they filled in is there. */
export function memberPage(site: Site): Html {
  return shell(site, {
    look,
    title: '请到企业微信里继续',
    main: html`${icons.bigTick}${heading('您已经加入', '企业微信')}<p>入职前填的紧急联络人都在。以后请在企业微信的“紧急联络人”里查看和修改。</p>${note('ok', icons.tick, '这个页面可以关掉了。')}`,
  })
}

export function joinerThrottledPage(site: Site, throttled: { retryAt: string }): Html {
  return shell(site, {
    look,
    title: '请稍等一会儿',
    main: html`${icons.bigClock}${heading('按得太快了，', '请稍等一会儿')}<p>${throttled.retryAt} 以后再试。已经填好的都在。</p>`,
  })
}

/** Our trouble, not theirs: nothing that was taken was lost, and there is always a next step. */
export function joinerTroublePage(site: Site, trouble: { backTo: string }): Html {
  return shell(site, {
    look,
    title: '暂时打不开',
    main: html`${icons.bigClock}${heading('暂时打不开，', '请过一会儿再试')}<p>是我们这边出了点问题，您不用担心：已经提交的都在。</p><form action="${trouble.backTo}"><button>再试一次</button></form>`,
    worry: '一直打不开？请',
  })
}
