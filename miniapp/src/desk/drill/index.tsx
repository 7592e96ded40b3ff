import { useRouter } from '@tarojs/taro'
import { SignedIn } from '../../features/session/signed-in.tsx'
import { DrillScreen } from '../features/drills/drill-screen.tsx'

export default function DrillPage() {
  const { id = '' } = useRouter().params
  return (
    <SignedIn>
      <DrillScreen key={id} id={id} />
    </SignedIn>
  )
}
