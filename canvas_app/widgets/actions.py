"""The one registry of what a person can ask for (room: widgets).

Menus, toolbar, tooltips and the sheet of shortcuts are made from it. An action names its
id, its words, its keys, when it is on and by what else it is found; what it does stands in
``commands``, the Qt side in ``command``.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QKeySequence

from canvas_app.i18n import N_, _
from canvas_app.widgets.spec import Spec
from canvas_app.widgets.view_actions import VIEW


def _note(id_: str, text: str, icon: str, *keys: str, also: str = "") -> Spec:
    return Spec(id_, text, keys, icon, needs="selection", context="canvas", also=also)


SPECS: tuple[Spec, ...] = (
    Spec(
        "file.new",
        N_("&New"),
        ("Ctrl+N",),
        "file-plus",
        needs="nothing",
        also="new project,new file,neues projekt,template,vorlage",
    ),
    Spec(
        "file.open",
        N_("&Open…"),
        ("Ctrl+O",),
        "folder-open",
        needs="nothing",
        also="load,laden,datei",
    ),
    Spec("file.save", N_("&Save"), ("Ctrl+S",), "save", also="sichern"),
    Spec(
        "file.save_as",
        N_("Save &as…"),
        ("Ctrl+Shift+S",),
        also="save a copy,kopie speichern,sichern unter",
    ),
    Spec(
        "file.export_pdf",
        N_("&Export…"),
        ("Ctrl+Shift+E",),
        "file-down",
        also="save as pdf,png,svg,csv,excel,xlsx,image,bild,hand-out",
    ),
    Spec("file.print", N_("&Print…"), ("Ctrl+P",), also="printer,paper,drucken,drucker,papier"),
    Spec(
        "file.import",
        N_("Take in a &workbook…"),
        also="import,excel,xlsx,csv,calc,spreadsheet,round trip,einlesen,importieren,tabelle",
    ),
    Spec(
        "file.snapshot",
        N_("&Take a snapshot"),
        ("F9",),
        also="version,freeze,keep,state,stand,schnappschuss,einfrieren,festhalten",
    ),
    Spec("file.snapshots", N_("Snaps&hots…"), also="versions,restore,stände,wiederherstellen"),
    Spec(
        "file.close",
        N_("&Close"),
        ("Ctrl+W",),
        needs="nothing",
        also="close window,fenster schließen",
    ),
    Spec(
        "file.quit",
        N_("&Quit"),
        ("Ctrl+Q",),
        needs="nothing",
        role="quit",
        also="exit,program beenden",
    ),
    Spec(
        "edit.undo",
        N_("&Undo"),
        ("Ctrl+Z",),
        "undo-2",
        needs="undo",
        also="back,zurücknehmen,step back",
    ),
    Spec(
        "edit.redo",
        N_("&Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo-2",
        needs="redo",
        also="repeat,wiederherstellen,step forward",
    ),
    Spec("edit.cut", N_("Cu&t"), ("Ctrl+X",), "scissors", context="canvas", needs="held"),
    Spec("edit.copy", N_("&Copy"), ("Ctrl+C",), "copy", context="canvas", needs="held"),
    Spec(
        "edit.copy_picture",
        N_("Copy as &picture"),
        ("Ctrl+Shift+C",),
        also="image,screenshot,bildschirmfoto,png",
    ),
    Spec("edit.paste", N_("&Paste"), ("Ctrl+V",), "clipboard-paste", context="canvas"),
    Spec(
        "edit.paste_rows",
        N_("Paste as ro&ws…"),
        ("Ctrl+Shift+V",),
        context="canvas",
        also="paste table,spreadsheet,excel,csv,tabelle einfügen",
    ),
    Spec(
        "edit.rename",
        N_("Re&name"),
        ("F2",),
        "pencil",
        needs="selection",
        context="canvas",
        also="edit card,karte bearbeiten,name",
    ),
    Spec(
        "edit.duplicate",
        N_("&Duplicate"),
        ("Ctrl+D",),
        "copy-plus",
        needs="selection",
        also="clone,klonen,copy card,karte kopieren,verdoppeln",
    ),
    Spec(
        "edit.delete",
        N_("D&elete"),
        ("Del", "Backspace"),
        "trash-2",
        needs="marked",
        context="canvas",
        also="remove,entfernen,erase,karte löschen",
    ),
    Spec(
        "edit.move",
        N_("&Move…"),
        ("G",),
        "move",
        needs="selection",
        context="canvas",
        also="pick up,carry,versetzen,karte verschieben",
    ),
    Spec(
        "edit.links",
        N_("Next &link of the card"),
        ("Shift+L",),
        context="canvas",
        needs="held",
        also="connection,verbindung,arrow,pfeil",
    ),
    Spec(
        "edit.select_all",
        N_("Select &all"),
        ("Ctrl+A",),
        context="canvas",
        needs="cards",
        also="mark all,alles markieren",
    ),
    Spec(
        "edit.deselect",
        N_("Dese&lect"),
        ("Ctrl+Shift+A",),
        needs="marked",
        context="canvas",
        also="clear selection,select nothing,nichts auswählen",
    ),
    Spec("select.invert", N_("&Invert the selection"), needs="cards"),
    *(
        Spec(f"select.same_{trait}", text, needs="selection")
        for trait, text in (
            ("channel", N_("Select the same &channel")),
            ("owner", N_("Select the same &owner")),
            ("status", N_("Select the same s&tatus")),
            ("stage", N_("Select the same &stage")),
            ("persona", N_("Select the same &persona")),
        )
    ),
    Spec("edit.find", N_("&Find…"), ("Ctrl+F",), "search", also="search,durchsuchen,look for"),
    Spec("edit.find_next", N_("Find ne&xt"), ("F3",)),
    Spec("edit.find_previous", N_("Find pre&vious"), ("Shift+F3",)),
    Spec("select.matches", N_("Select all &matches"), needs="filter"),
    Spec(
        "edit.preferences",
        N_("&Preferences…"),
        ("Ctrl+,",),
        needs="nothing",
        role="preferences",
        also="settings,options,optionen,configuration",
    ),
    *VIEW,
    Spec(
        "insert.touchpoint",
        N_("&Touchpoint"),
        ("N",),
        "plus",
        context="canvas",
        also="new card,add touchpoint,neue karte,neuer touchpoint,kontaktpunkt",
    ),
    _note(
        "insert.note",
        N_("&Note"),
        "sticky-note",
        ",",
        also="new note,sticky,post-it,neue notiz,klebezettel,haftnotiz,comment,kommentar",
    ),
    _note("insert.pain", N_("Pain p&oint"), "zap", "-", also="problem,schmerzpunkt,pain"),
    _note("insert.opportunity", N_("Oppo&rtunity"), "lightbulb", "+", also="idea,idee"),
    _note(
        "insert.quote",
        N_("&Quote"),
        "message-square-quote",
        also="voice of the customer,stimme des kunden,o-ton",
    ),
    _note("insert.question", N_("Q&uestion"), "message-circle-question"),
    _note("insert.decision", N_("&Decision"), "gavel"),
    Spec("note.park", N_("Note to the par&king lot, and back"), ("P",), context="canvas"),
    Spec(
        "insert.link",
        N_("&Link from the card…"),
        ("L",),
        "spline",
        context="canvas",
        needs="held",
        also="connect,arrow,line,verbinden,pfeil,linie",
    ),
    Spec(
        "insert.twin",
        N_("&Also for another persona…"),
        ("Ctrl+T",),
        needs="selection",
        context="canvas",
        also="twin,zwilling,share,teilen",
    ),
    Spec(
        "insert.capture",
        N_("&Capture bar"),
        ("Ctrl+Return",),
        "text-cursor-input",
        also="quick add,schnell erfassen,brainstorm,type fast",
    ),
    Spec(
        "journey.moment_of_truth",
        N_("&Moment of truth"),
        ("M",),
        "gem",
        needs="selection",
        context="canvas",
        also="important,wichtig,diamond",
    ),
    Spec(
        "journey.vote",
        N_("&Vote"),
        ("V",),
        "vote",
        needs="selection",
        context="canvas",
        also="dot,like,point,punkt",
    ),
    Spec(
        "journey.unvote",
        N_("Take a vote &back"),
        ("Shift+V",),
        needs="selection",
        context="canvas",
    ),
    Spec(
        "journey.votes_hidden",
        N_("Votes h&idden"),
        ("Shift+R",),
        "eye",
        context="canvas",
        checkable=True,
        also="reveal votes,ranking,dots,stimmen aufdecken,verdecken,ergebnis",
    ),
    Spec(
        "view.timer",
        N_("Start or stop the t&imer"),
        ("T",),
        "timer",
        context="canvas",
        also="countdown,clock,zeit,minuten,uhr",
    ),
    Spec("journey.next", N_("&Next journey"), ("J",), needs="journeys", context="canvas"),
    Spec(
        "insert.stage",
        N_("&Stage after this one"),
        needs="document",
        also="new stage,add stage,column,neue stufe,spalte",
    ),
    Spec(
        "insert.persona",
        N_("&Persona"),
        needs="document",
        also="new persona,add persona,lane,neue persona,bahn",
    ),
    Spec("insert.journey", N_("&Journey"), also="new journey,add journey,neue reise"),
    Spec("journey.to_be", N_("&Copy as to-be"), also="future state,target,soll,zielbild"),
    Spec("journey.duplicate", N_("&Duplicate the journey"), also="clone journey,reise kopieren"),
    Spec("journey.rename", N_("&Rename the journey…")),
    Spec("journey.delete", N_("De&lete the journey"), needs="journeys"),
    Spec("journey.delete_stage", N_("Delete this &stage…")),
    Spec(
        "edit.merge",
        N_("Me&rge"),
        (),
        "merge",
        needs="several",
        context="canvas",
        also="join,combine,duplicates,dubletten,zusammenlegen",
    ),
    Spec(
        "journey.rating_run",
        N_("Ratin&g run"),
        ("R",),
        "star",
        context="canvas",
        needs="cards",
        also="rate,bewerten,score cards,noten",
    ),
    Spec(
        "journey.try_out",
        N_("&Try something out"),
        also="what if,simulation,sensitivity,was wäre wenn,ausprobieren",
    ),
    Spec("journey.thresholds", N_("T&hresholds…"), also="limits,grenzwerte"),
    Spec(
        "journey.setup",
        N_("Set &up the project…"),
        ("F4",),
        "settings",
        also="departments,channels,goals,sources,abteilungen,kanäle,ziele,quellen",
    ),
    Spec(
        "help.context",
        N_("&Help"),
        ("F1",),
        "circle-help",
        needs="nothing",
        also="manual,handbuch,documentation,anleitung,f1",
    ),
    Spec("help.commands", N_("&Commands…"), ("Ctrl+K", "Ctrl+Shift+P"), "command", needs="nothing"),
    Spec(
        "help.shortcuts",
        N_("&Shortcuts"),
        ("?",),
        "keyboard",
        needs="nothing",
        also="keyboard,hotkeys,tastatur,cheat sheet",
    ),
    Spec("help.say_again", N_("Say it a&gain"), ("Alt+R",), also="repeat,wiederholen,noch einmal"),
    Spec(
        "help.keys",
        N_("Change &keys…"),
        needs="nothing",
        also="rebind,remap,tasten belegen,hotkeys",
    ),
    Spec(
        "help.about",
        N_("&About Touchpoint Canvas"),
        needs="nothing",
        role="about",
        also="version,licence,lizenz",
    ),
)

BY_ID = {spec.id: spec for spec in SPECS}


def spoken(spec: Spec) -> str:
    """Return an action's words as a screen reader or a tooltip has them."""
    return _(spec.text).replace("&", "").removesuffix("…").rstrip()


def written(keys: Iterable[str]) -> str:
    """Return keys as this system writes them."""
    return " / ".join(map(native, keys))


def native(key: str) -> str:
    """Return one key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
