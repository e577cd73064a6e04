"""The daemon: checks first, then listens; stops in reverse order, finishing what is in hand."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import AsyncIterator

import structlog

from frontdesk import web
from frontdesk.crew import Crew, release_the_dead
from frontdesk.first_start import Prepared, prepare
from frontdesk.greeting import greet
from frontdesk.house import House
from frontdesk.listeners import lmtp_door, smtp_door
from frontdesk.sending import Sending
from frontdesk.watch import Watch
from ingest.sources.smtp.door import SmtpDoor
from store import Accept, Writer

log = structlog.get_logger()


async def run(house: House) -> None:
    """Serve until SIGTERM or SIGINT; raises OSError when an address is taken."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    release_the_dead(house.database)
    prepared = prepare(house.settings, house.database)
    # Everything entered here is left in reverse order, whatever goes wrong in between.
    async with contextlib.AsyncExitStack() as stack:
        accept = await stack.enter_async_context(_inside(house))
        doors = await stack.enter_async_context(_mail_doors(house, prepared, accept))
        port = await stack.enter_async_context(_web(house, accept, stopping))
        await stack.enter_async_context(_mailboxes(house, accept))
        # What stands now lives as long as the daemon; the collector need not look at it again.
        gc.collect()
        gc.freeze()
        greet(house.settings, prepared, doors, port)
        log.info("ready", smtp=doors.get("SMTP", ""), http_port=port)
        await stopping.wait()
        log.info("stopping")
    house.database.close()
    log.info("stopped")


@contextlib.asynccontextmanager
async def _inside(house: House) -> AsyncIterator[Accept]:
    """The writer, the workers and the senders: the first to start and the last to stop."""
    writer, crew, sending = Writer(house.database), Crew(house), Sending(house)
    writer.start()
    crew.start()
    sending.start()
    try:
        yield crew.waking(writer)
    finally:
        await asyncio.to_thread(crew.stop)
        await asyncio.to_thread(sending.stop)
        await asyncio.to_thread(writer.stop)


@contextlib.asynccontextmanager
async def _mail_doors(
    house: House, prepared: Prepared, accept: Accept
) -> AsyncIterator[dict[str, str]]:
    settings, ids = house.settings, prepared.source_ids
    doors: dict[str, SmtpDoor] = {}
    if settings.smtp.enabled:
        doors["SMTP"] = smtp_door(settings, ids["smtp"], accept)
    if settings.lmtp.enabled:
        doors["LMTP"] = lmtp_door(settings, ids["lmtp"], accept)
    started: list[SmtpDoor] = []
    try:
        for door in doors.values():
            await door.start()
            started.append(door)
        yield {name: ", ".join(door.addresses) for name, door in doors.items()}
    finally:
        await asyncio.gather(*(door.stop() for door in started))


@contextlib.asynccontextmanager
async def _web(house: House, accept: Accept, stopping: asyncio.Event) -> AsyncIterator[int]:
    listener = web.listen(house.settings)
    app = web.compose(house.settings, house.database, accept)
    server = web.server(house.settings, app)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    # A server that ends by itself must not leave a daemon that looks alive.
    serving.add_done_callback(lambda _: stopping.set())
    try:
        yield int(listener.getsockname()[1])
    finally:
        server.should_exit = True
        await serving
        # After the last answer: what was noted of posts is written before the store goes.
        await asyncio.to_thread(web.forms_of(app).stop)
        listener.close()


@contextlib.asynccontextmanager
async def _mailboxes(house: House, accept: Accept) -> AsyncIterator[None]:
    watch = Watch(house, accept)
    watch.start()
    try:
        yield
    finally:
        await asyncio.to_thread(watch.stop)
