import { SignedIn } from '../../features/session/signed-in.tsx'
import { WorklistScreen } from '../features/worklist/worklist-screen.tsx'

export default function WorklistPage() {
  return (
    <SignedIn>
      <WorklistScreen />
    </SignedIn>
  )
}
