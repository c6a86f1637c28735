"""What was given wrong of an operation or of a result sheet, and put right since."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.publishing.corrections import Correction

from .operation import Operation
from .sheet import ResultSheet


class OperationCorrection(Correction):
    identity = models.ForeignKey(
        Operation, models.PROTECT, verbose_name=_("operation"), related_name="corrections"
    )

    class Meta(Correction.Meta):
        verbose_name = _("correction of an operation")
        verbose_name_plural = _("corrections of operations")


class SheetCorrection(Correction):
    identity = models.ForeignKey(
        ResultSheet, models.PROTECT, verbose_name=_("result sheet"), related_name="corrections"
    )

    class Meta(Correction.Meta):
        verbose_name = _("correction of a result sheet")
        verbose_name_plural = _("corrections of result sheets")
