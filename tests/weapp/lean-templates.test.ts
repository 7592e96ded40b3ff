import { expect, test } from 'vitest'
import { leanTemplates } from '../../miniapp/config/lean-templates.ts'
import { codeOf, readSources } from '../support/source-files.ts'

test('templates that are left out are those that no screen can ask for', () => {
  const asking = readSources(['miniapp'])
    .filter((file) =>
      /catchMove|<Text\b[^>]*\bon[A-Z]\w*=|<(ScrollView|Image)\b/.test(codeOf(file)),
    )
    .map(({ path }) => path)
  expect(
    asking,
    'A <View> listens instead, or config/lean-templates.ts keeps the template.',
  ).toEqual([])
})

test('what listens, and what only shows, keeps its template', () => {
  const view = '<template name="tmpl_0_1"><view bindtap="eh">\n</view></template>'
  const text = '<template name="tmpl_0_5"><text decode="x"></text></template>'
  const catching = '<template name="tmpl_0_0"><view catchtouchmove="eh"></view></template>'
  const heard = '<template name="tmpl_0_7"><text decode="x" bindtap="eh"></text></template>'
  const scroll = '<template name="tmpl_0_66"><scroll-view scroll-x="x"></scroll-view></template>'
  const image = '<template name="tmpl_0_4"><image src="x"></image></template>'
  const lean = leanTemplates(catching + view + scroll + heard + image + text)
  expect(lean).toBe(view.replace('\n', '') + text)
})
