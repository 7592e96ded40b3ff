import { View } from '@tarojs/components'
import { useParts } from '../lib/use-parts.ts'
import { Turn } from './turn.tsx'
import './data-table.scss'

type Row = { key: string; cells: readonly string[] }
type Props = {
  caption: string
  heads: readonly string[]
  rows: readonly Row[]
  /** Columns of numbers stand at the right; the first never does. */
  numbers?: boolean
}

// cut in two it reads as another number; where many columns share a narrow screen it is cut all the same
const isWhole = (cell: string, heads: readonly string[]) =>
  heads.length <= 3 && /^[\d,.]+%?$/.test(cell)

/** Rows and columns: a browser's own table; the mini-program has none and gets rows. */
export function DataTable({ caption, heads, rows, numbers }: Props) {
  const look = `data${numbers ? ' data--numbers' : ''}`
  if (process.env.TARO_ENV === 'h5')
    return (
      <table className={look}>
        <caption className='data__caption'>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope='col'>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope='row'>{first}</th>
              {rest.map((cell, place) => (
                <td key={heads[place + 1]} className={isWhole(cell, heads) ? 'nowrap' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  return <Rows look={look} caption={caption} heads={heads} rows={rows} />
}

// all departments are more than a mini-program's screen takes at once (tests/weapp)
const ON_A_PHONE = 50

function Rows({ look, caption, heads, rows }: Omit<Props, 'numbers'> & { look: string }) {
  const { shown, turning } = useParts(rows, ON_A_PHONE)
  return (
    <>
      <View className={look} aria-label={caption}>
        {[{ key: 'heads', cells: heads }, ...shown].map(({ key, cells }) => (
          <View key={key} className={`data__row${key === 'heads' ? ' data__row--head' : ''}`}>
            {cells.map((cell, place) => (
              <View
                key={heads[place]}
                className={`data__cell${isWhole(cell, heads) ? ' nowrap' : ''}`}
              >
                {cell}
              </View>
            ))}
          </View>
        ))}
      </View>
      <Turn {...turning} />
    </>
  )
}
