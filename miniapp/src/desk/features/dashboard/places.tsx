import { View } from '@tarojs/components'
import type { Dashboard } from '../../../../../shared/dashboard.ts'
import { sayCount, sayShare } from '../../lib/say-number.ts'
import { Bars } from './bars.tsx'
import { Picture } from './picture.tsx'

const SHOWN = 8

type Props = { title: string; places: Dashboard['sites']; span: 6 | 12 }

/** Covered employees by site or department, those furthest behind first. */
export function Places({ title, places, span }: Props) {
  const behind = [...places].sort((a, b) => shareOf(a) - shareOf(b))
  const shown = behind.slice(0, SHOWN)
  return (
    <Picture
      span={span}
      title={title}
      note={behind.length > SHOWN ? `最需要关注的 ${SHOWN} 个，表格里有全部` : null}
      heads={['名称', '有保障', '员工', '比例']}
      rows={behind.map((place) => [
        place.name,
        sayCount(place.covered),
        sayCount(place.employees),
        sayShare(place.covered, place.employees),
      ])}
    >
      {places.length === 0 ? <View className='sub second'>还没有数据。</View> : null}
      <Bars
        tone='ok'
        lines={shown.map((place) => ({
          key: place.id,
          name: place.name,
          share: shareOf(place),
          words: sayShare(place.covered, place.employees),
          detail: detailOf(place),
        }))}
      />
    </Picture>
  )
}

type Place = Dashboard['sites'][number]

function shareOf({ covered, employees }: Place): number {
  return employees > 0 ? covered / employees : 1
}

function detailOf({ covered, employees }: Place): string {
  const lacking = employees - covered
  const counted = `${sayCount(covered)} / ${sayCount(employees)} 人`
  return lacking > 0 ? `${counted}，还差 ${sayCount(lacking)} 人` : counted
}
