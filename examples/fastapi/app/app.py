"""An application as FastAPI's users write them: a library that lends books."""

from datetime import date, timedelta
from enum import Enum
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import Depends, FastAPI, HTTPException, Query, UploadFile
from fastapi.responses import StreamingResponse
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field

app = FastAPI(title="Library", version="1.0.0")
token = HTTPBearer()


class Genre(str, Enum):
    novel = "novel"
    poetry = "poetry"
    science = "science"


class NewBook(BaseModel):
    """A book that the library does not have yet."""

    title: str = Field(min_length=1)
    author: str
    genre: Genre
    published: date | None = None
    shelf: int = Field(default=0, ge=0, lt=100)


class Book(NewBook):
    """A book of the library."""

    id: UUID
    due: date | None = Field(description="When it comes back, if it is lent.")


class Problem(BaseModel):
    detail: str


books: dict[UUID, Book] = {}
covers: dict[UUID, bytes] = {}


def librarian(credentials: Annotated[HTTPAuthorizationCredentials, Depends(token)]) -> str:
    if credentials.credentials != "letmein":
        raise HTTPException(status_code=403, detail="you are no librarian")
    return "librarian"


def known(book_id: UUID) -> Book:
    if book_id not in books:
        raise HTTPException(status_code=404, detail="no such book")
    return books[book_id]


UNKNOWN = {404: {"model": Problem, "description": "The library has no such book"}}


@app.get("/books", tags=["books"])
def list_books(
    genre: Annotated[list[Genre] | None, Query(description="Only books of these genres.")] = None,
    offset: Annotated[int, Query(ge=0)] = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> list[Book]:
    """All books, in the order in which they came."""
    found = [book for book in books.values() if genre is None or book.genre in genre]
    return found[offset : offset + limit]


@app.post("/books", tags=["books"], status_code=201, responses={403: {"model": Problem}})
def add_book(book: NewBook, _: Annotated[str, Depends(librarian)]) -> Book:
    added = Book(id=uuid4(), due=None, **book.model_dump())
    books[added.id] = added
    return added


@app.get("/books/{book_id}", tags=["books"], responses=UNKNOWN)
def get_book(book: Annotated[Book, Depends(known)]) -> Book:
    return book


@app.post("/books/{book_id}/lend", tags=["books"], responses={**UNKNOWN, 409: {"model": Problem}})
def lend_book(book: Annotated[Book, Depends(known)], days: Annotated[int, Query(gt=0)] = 28) -> Book:
    if book.due is not None:
        raise HTTPException(status_code=409, detail=f"it is lent until {book.due}")
    book.due = date.today() + timedelta(days=days)
    return book


@app.put("/books/{book_id}/cover", tags=["covers"], status_code=204, responses=UNKNOWN)
def put_cover(book: Annotated[Book, Depends(known)], image: UploadFile) -> None:
    covers[book.id] = image.file.read()


@app.get(
    "/books/{book_id}/cover",
    tags=["covers"],
    response_class=StreamingResponse,
    responses={**UNKNOWN, 200: {"content": {"image/png": {}}}},
)
def get_cover(book: Annotated[Book, Depends(known)]) -> StreamingResponse:
    return StreamingResponse(iter([covers.get(book.id, b"")]), media_type="image/png")
