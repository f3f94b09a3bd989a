"""The dialog in which a conversation is renamed or deleted; nothing in it comes from elsewhere."""

from assistant.conversations import MOST_TITLE

GONE = "Its questions and answers, and what you marked in it, are removed for good."

CONVERSATION_DIALOG = (
    '<dialog class="conversation-dialog" aria-labelledby="conversation-dialog-name">'
    '<form class="conversation-rename">'
    '<h2 id="conversation-dialog-name">Rename or delete</h2>'
    f'<label>Title<input type="text" name="title" maxlength="{MOST_TITLE}" autocomplete="off"></label>'
    '<p class="dialog-hint">Without a title, the first question stands in the list.</p>'
    '<p class="dialog-buttons"><button type="submit" class="dialog-main">Save</button>'
    '<button type="button" class="dialog-cancel">Cancel</button>'
    '<button type="button" class="dialog-delete">Delete …</button></p></form>'
    '<form class="conversation-delete" hidden>'
    '<h2 id="conversation-delete-name">Delete this conversation?</h2>'
    f'<p class="dialog-doomed"></p><p>{GONE}</p>'
    '<p class="dialog-buttons"><button type="submit" class="dialog-danger">Delete</button>'
    '<button type="button" class="dialog-cancel">Keep it</button></p></form></dialog>'
)
