"""Routes. The database's path is in the environment variable ``USUAL_DATABASE``."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import pydantic_core
from fastapi import Depends, FastAPI, HTTPException, Query, Response
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from sqlalchemy import ColumnElement, event, func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import selectinload

from .models import Client, ClientHistory, User
from .schemas import ClientIn, ClientOut, ClientPage, ClientPatch

engine = create_async_engine(
    f"sqlite+aiosqlite:///{os.environ['USUAL_DATABASE']}",
    json_serializer=lambda value: pydantic_core.to_json(value).decode(),
    json_deserializer=pydantic_core.from_json,
)
sessions = async_sessionmaker(engine, expire_on_commit=False)
writing = asyncio.Lock()
app = FastAPI()


@event.listens_for(engine.sync_engine, "connect")
def _pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "cache_size=-32000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


async def session() -> AsyncIterator[AsyncSession]:
    """A session for the request."""
    async with sessions() as opened:
        yield opened


Session = Annotated[AsyncSession, Depends(session)]


async def caller(credentials: Annotated[HTTPBasicCredentials, Depends(HTTPBasic())], database: Session) -> User:
    """The user whose key and secret were sent."""
    user = await database.scalar(select(User).where(User.api_key == credentials.username))
    secret_hash = hashlib.sha256(credentials.password.encode()).digest()
    if user is None or user.secret_hash is None or not hmac.compare_digest(user.secret_hash, secret_hash):
        raise HTTPException(401, headers={"WWW-Authenticate": "Basic"})
    return user


Caller = Annotated[User, Depends(caller)]


async def _live(database: AsyncSession, client_id: int) -> Client:
    client = await database.get(Client, client_id)
    if client is None or client.deleted_at is not None:
        raise HTTPException(404)
    return client


@app.get("/api/v2/clients", response_model=ClientPage)
async def list_clients(
    database: Session,
    _user: Caller,
    page: Annotated[int, Query(ge=0)] = 0,
    size: Annotated[int, Query(ge=1, le=100)] = 10,
    language: str | None = None,
    sort: Literal["id", "name"] = "id",
    include: Literal["assignedUser"] | None = None,
) -> dict[str, object]:
    """A page of clients with the exact number of matches."""
    matches: list[ColumnElement[bool]] = [Client.deleted_at.is_(None)]
    if language is not None:
        matches.append(Client.language == language)
    total = await database.scalar(select(func.count()).select_from(Client).where(*matches)) or 0
    order = (Client.name, Client.id) if sort == "name" else (Client.id,)
    query = select(Client).where(*matches).order_by(*order).offset(page * size).limit(size)
    if include:
        query = query.options(selectinload(Client.assigned_user))
    items = (await database.scalars(query)).all()
    return {
        "items": items,
        "total_items": total,
        "total_pages": -(-total // size),
        "current_page": page,
        "size": len(items),
    }


@app.get("/api/v2/clients/{client_id}", response_model=ClientOut)
async def get_client(client_id: int, database: Session, _user: Caller) -> Client:
    """One client."""
    return await _live(database, client_id)


@app.post("/api/v2/clients", response_model=ClientOut, status_code=201)
async def create_client(body: ClientIn, database: Session, user: Caller) -> Client:
    """Create a client and its history row in one transaction."""
    now = datetime.now(UTC)
    values = body.model_dump() | {
        "address": body.address and body.address.model_dump(by_alias=True),
        "invoice_address": body.invoice_address and body.invoice_address.model_dump(by_alias=True),
    }
    client = Client(**values, created_at=now, updated_at=now, created_by_id=user.id, updated_by_id=user.id)
    async with writing:
        database.add(client)
        await database.flush()
        changes = body.model_dump(mode="json", by_alias=True, exclude_unset=True)
        database.add(ClientHistory(client_id=client.id, user_id=user.id, at=now, changes=changes))
        await database.commit()
    return client


@app.patch("/api/v2/clients/{client_id}", status_code=204)
async def patch_client(client_id: int, body: ClientPatch, database: Session, user: Caller) -> Response:
    """Apply a merge patch (RFC 7396) and write the history row in one transaction."""
    async with writing:
        client = await _live(database, client_id)
        before: dict[str, object] = {}
        for name in body.model_fields_set:
            value = getattr(body, name)
            if name in ("address", "invoice_address") and value is not None:
                value = (getattr(client, name) or {}) | value.model_dump(by_alias=True, exclude_unset=True)
            before[name] = getattr(client, name)
            setattr(client, name, value)
        now = datetime.now(UTC)
        client.updated_at, client.updated_by_id = now, user.id
        sent = body.model_dump(mode="json", by_alias=True, exclude_unset=True)
        database.add(
            ClientHistory(
                client_id=client.id,
                user_id=user.id,
                at=now,
                changes={"before": pydantic_core.to_jsonable_python(before), "after": sent},
            )
        )
        await database.commit()
    return Response(status_code=204)
