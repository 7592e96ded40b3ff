import { SignedIn } from '../../features/session/signed-in.tsx'
import { MoreScreen } from '../features/home/more-screen.tsx'

export default function MorePage() {
  return (
    <SignedIn>
      <MoreScreen />
    </SignedIn>
  )
}
