"""A gazetteer without some of its entries: what is asked for must not answer itself."""

from __future__ import annotations

from dataclasses import replace

from gongshu_geo.location import Gazetteer


def without(gazetteer: Gazetteer, entries: tuple[str, ...]) -> Gazetteer:
    """The gazetteer without house numbers, measured junctions or parcels; see :class:`Case`.

    Raises
    ------
    KeyError
        It has no such entry.
    """
    for entry in entries:
        what, _, name = entry.partition(":")
        gazetteer = _LEAVE_OUT[what](gazetteer, name)
    return gazetteer


def _house_number(gazetteer: Gazetteer, name: str) -> Gazetteer:
    """Without every anchor of one number of a road."""
    road, _, number = name.rpartition(":")
    anchors = gazetteer.anchors[road]
    kept = anchors.numbers != float(number)
    if kept.all():
        raise KeyError(name)
    fewer = dict(gazetteer.anchors)
    if kept.any():
        fewer[road] = replace(
            anchors,
            numbers=anchors.numbers[kept],
            points_4549=anchors.points_4549[kept],
            accuracy_m=anchors.accuracy_m[kept],
        )
    else:
        del fewer[road]
    return replace(gazetteer, anchors=fewer)


def _junction(gazetteer: Gazetteer, name: str) -> Gazetteer:
    """Without the measured junction of two roads."""
    measured = dict(gazetteer.measured)
    del measured[frozenset(name.split(":"))]
    return replace(gazetteer, measured=measured)


def _parcel(gazetteer: Gazetteer, name: str) -> Gazetteer:
    """Without a parcel, by whatever name and in whatever file it is known."""
    gazetteer.parcels[name]
    return replace(
        gazetteer,
        parcels={k: spot for k, spot in gazetteer.parcels.items() if spot.name != name},
        spots={
            k: spot
            for k, spot in gazetteer.spots.items()
            if name not in spot.name and name not in k
        },
    )


_LEAVE_OUT = {"house_number": _house_number, "junction": _junction, "parcel": _parcel}
