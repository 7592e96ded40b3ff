import { html } from 'hono/html'
import { MAX_CONTACTS } from '../../../../../../shared/contact.ts'
import { icons } from '../../icons.ts'
import { type Html, heading, type Site, shell } from '../../shell.ts'
import { look } from '../look.ts'

/** One more was asked for than the list holds: what to do first, and the way there. */
export function fullPage(site: Site, { link }: { link: string }): Html {
  return shell(site, {
    look,
    title: '名单已经满了',
    main: html`${icons.bigClock}${heading('名单', '已经满了')}<p><b>最多 ${MAX_CONTACTS} 位，先移除一位再填。</b></p><p>回到名单，在要换下的那一位点“查看或修改”，就能移除。</p><form action="/j/${link}"><button>回到名单</button></form>`,
  })
}
