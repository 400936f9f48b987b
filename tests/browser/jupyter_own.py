"""What Jupyter and the browser themselves throw and log, by what provokes it, each with its reason.

A page of a test fails it by any error (`page` in conftest.py). A test, or a helper that it uses, that
provokes one of these situations waives its list, and nothing else: `page.waive_errors(*WHEN_A_KERNEL_ENDS)`.
The words are those of JupyterLab 4.6, Notebook 7.6, ipywidgets 8.1 and Chromium.
"""

from __future__ import annotations

# Every line of the stack is in a script of Jupyter's, in the browser or in what a test evaluates; ours
# come from blobs and inline modules.
_THEIRS = r"(?:://[^/\s]+/(?:static|lab/extensions)/|<anonymous>|eval at evaluate)"
_JUPYTERS_STACK = rf"(?:\n\s+at (?!.*\bblob:).*{_THEIRS}.*)+\s*$"

_ITS_OWN_PARTS = r"ChunkLoadError|Loading (?:CSS )?chunk \S+ failed"

AT_ANY_TIME = {
    r"^page error: ResizeObserver loop (?:completed|limit)": "a layout that takes one more frame",
    r"WebSocket is closed before the connection is established": "Jupyter opens anew what still opens",
}

IN_NOTEBOOK_7 = {
    r"reading 'schema'": "a fault of Notebook's own, in its settings",
}

# A restart or the end of a kernel: what Jupyter had asked it stays unanswered, what it had opened is gone.
WHEN_A_KERNEL_ENDS = {
    r"Canceled future for \w+ message before replies were done": "what Jupyter had asked the kernel",
    r"Canceling handling of old message": "what the kernel had said before it ended",
    r"Per comm-target subshell creation failed": "the thread that Jupyter asks for to handle widgets",
    r"Kernel connection is disposed|Kernel future is disposed|Session is disposed": "its own objects",
    r"^page error: (?:Error: )?(?:Kernel is dead|Kernel connection disconnected)": "who asked it meanwhile",
    r"^page error: (?:Error: )?Could not send message": "the same, while the socket is opened anew",
    r"(?:Error: |^page error: )Cannot (?:send|open|close)\b": "a comm that is gone with its kernel",
    r"^console error: Comm not found for comm id": "a late word from a comm that is gone",
    r"Control comm (?:was closed too early|did not respond in time)": "the new kernel knows no widgets yet",
    r"status of 404 .*/api/(?:kernels|sessions)/": "it looks whether what is gone is still there",
    r"^page error: TypeError: Cannot (?:read|set) properties of (?:null|undefined).*"
    + _JUPYTERS_STACK: "its own objects, gone while a message to them was under way",
}

# A notebook that is opened when the kernel of its widgets has ended.
WITHOUT_THE_WIDGETS_KERNEL = {
    r"widget model not found": "nobody has the state of these widgets any more",
}

# A cut, a server that cannot be reached, a browser that is offline.
WHEN_A_CONNECTION_BREAKS = {
    r"^console error: WebSocket connection to ": "the browser's, about a socket that Jupyter opens anew",
    r"^console error: Failed to load resource: net::ERR_": "the browser's, about what is asked for",
    r"(?:TypeError|NetworkError): Failed to fetch|\bNetworkError\b": "Jupyter's, about the same",
    r"^console error: Error in Auto-Save": "Jupyter saves by itself every two minutes",
    r"SyntaxError: Unexpected end of (?:JSON )?input": "what came of an answer before the cut",
    _ITS_OWN_PARTS: "such as MathJax, which it fetches when it has nothing else to do",
    r"EventManager socket closed": "Jupyter listens to its server's events",
    r"status of (?:502|503|504) ": "what a proxy says whose server is gone",
}

# A page that is left or loaded anew while Jupyter works in it: its requests end half-way.
WHEN_A_PAGE_IS_LEFT = {
    r"(?:TypeError|NetworkError): Failed to fetch": "what it had asked its server",
    _ITS_OWN_PARTS: "a part of its own that it was fetching",
}
