"""Signing in and out, and each person's own page. First among the page groups: it finds who it is
and refuses forms that are not ours before any page answers."""

from __future__ import annotations

from kompetensportal.web.account import csrf, lock, me, own_device, session, sign_in
from kompetensportal.web.account.group import pages

__all__ = ["lock", "me", "own_device", "pages", "sign_in"]

pages.before_app_request(session.find_person)
pages.before_app_request(csrf.check)
pages.before_app_request(session.ask_for_own_password)
pages.after_app_request(csrf.set_form_cookie)
pages.after_app_request(session.keep_from_caches)
pages.app_context_processor(lambda: {"csrf_always": csrf.csrf})
pages.record_once(lambda state: state.app.extensions.update(csrf_field=csrf.field))
