internal import NIOCore

/// Runs tasks on the thread of an event loop: what goes on with bytes that the loop has read need not wake another thread.
///
/// Not for anything that blocks.
final class EventLoopExecutor: TaskExecutor {
  private let loop: any EventLoop

  init(_ loop: any EventLoop) { self.loop = loop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
