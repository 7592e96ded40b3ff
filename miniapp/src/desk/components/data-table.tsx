import { View } from '@tarojs/components'
import './data-table.scss'

type Row = { key: string; cells: readonly string[] }
type Props = {
  caption: string
  heads: readonly string[]
  rows: readonly Row[]
  /** Columns of numbers stand at the right; the first never does. */
  numbers?: boolean
}

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
                <td key={heads[place + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )
  return (
    <View className={look} aria-label={caption}>
      {[{ key: 'heads', cells: heads }, ...rows].map(({ key, cells }) => (
        <View key={key} className={`data__row${key === 'heads' ? ' data__row--head' : ''}`}>
          {cells.map((cell, place) => (
            <View key={heads[place]} className='data__cell'>
              {cell}
            </View>
          ))}
        </View>
      ))}
    </View>
  )
}
